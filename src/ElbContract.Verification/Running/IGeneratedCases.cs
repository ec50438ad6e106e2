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
    /// <param name="onAnswered">Told of each that is answered, and of those that are sent once more, which have keys of their own. From
    /// many threads.</param>
    Task SendAsync(Session session, SessionOptions options, IReadOnlyList<GeneratedCase> cases, Action<AnsweredCase> onAnswered);
}

/// <summary>A generated case that was answered.</summary>
/// <param name="Case">The case.</param>
/// <param name="IsKept">Whether its answer tells something: not so where somebody else had the port.</param>
/// <param name="Departs">Whether its answer departs from the page.</param>
public sealed record AnsweredCase(GeneratedCase Case, bool IsKept, bool Departs);
