using ElbContract.Verification.Ids;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Sessions;

namespace ElbContract.Verification.Running;

/// <summary>Cases that are sent after those of the contract, in the same run.</summary>
public interface IGeneratedCases
{
    /// <summary>The cases of a run that can refer to these ids, the most telling first.</summary>
    IReadOnlyList<GeneratedCase> Of(EndpointIds ids);

    /// <summary>Sends them, each under its key (<see cref="Session.SendAsync(Specification.Judging.AddListenerRequestOnWire, string,
    /// CancellationToken)"/>), until the session's token is cancelled.</summary>
    /// <param name="session">The run.</param>
    /// <param name="options">How patiently.</param>
    /// <param name="cases">Some of <see cref="Of"/>, in their order.</param>
    /// <param name="onAnswered">Told of each that is answered, and of those that are sent once more, which have keys of their own; and
    /// whether its answer is worth keeping. From many threads.</param>
    Task SendAsync(Session session, SessionOptions options, IReadOnlyList<GeneratedCase> cases, Action<GeneratedCase, bool> onAnswered);
}
