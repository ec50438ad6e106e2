using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Matching;

/// <summary>What stands ready to be answered with.</summary>
public interface ICannedAnswers
{
    /// <summary>What answers the request or, where nothing does, the nearest and where it differs.</summary>
    ValueTask<RequestMatch> FindAsync(CapturedRequest request, CancellationToken cancellationToken);
}
