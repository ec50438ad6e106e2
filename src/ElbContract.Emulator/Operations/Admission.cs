using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Operations;

/// <summary>Whether a call that is not the judge's subject may be answered; in the judge's order.</summary>
internal sealed class Admission(IProviderContext provider)
{
    /// <summary>Why a call is refused before it is looked at; null where it is not.</summary>
    /// <param name="call">The call.</param>
    /// <param name="projectId">Whose things it is about; null where its path does not exist.</param>
    public ProviderError? Refuse(Call call, string? projectId)
    {
        if (projectId is null)
            return Refusal.With(404);
        if (provider.Condition(projectId) is var condition and not ServiceCondition.Available)
            return Refusal.With(Router.Status(condition));
        if (!provider.IsOwnProject(projectId))
            return Refusal.With(403);
        return provider.Token(call.Token) switch
        {
            TokenStanding.Valid => null,
            TokenStanding.WithoutPermission => Refusal.With(403),
            _ => Refusal.With(401),
        };
    }
}
