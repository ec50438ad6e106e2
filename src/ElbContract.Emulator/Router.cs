using ElbContract.Emulator.Listeners;
using ElbContract.Emulator.States;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;

namespace ElbContract.Emulator;

/// <summary>Takes a call to what answers it.</summary>
internal sealed class Router(ServiceCondition condition, ListenerOperations listeners, ProviderStateHandler states)
{
    public Answer Handle(Call call)
    {
        if (call.Path == ProviderStateHandler.Path) return states.Handle(call);
        if (condition is not ServiceCondition.Available) return Answer.Error(Refusal.With(Status(condition)));
        return (call.Method, ListenerRoute.Parse(call.Path)) switch
        {
            // Whatever is posted is the judge's: it knows of paths that do not exist, too.
            ("POST", _) => listeners.Add(call),
            ("GET", { ListenerId: null } route) => listeners.List(call, route),
            ("GET", { ListenerId: { } id } route) => listeners.Show(call, route, id),
            ("DELETE", { ListenerId: { } id } route) => listeners.Delete(call, route, id),
            _ => Answer.Error(Refusal.With(404)),
        };
    }

    /// <summary>The status of every call in that condition.</summary>
    public static int Status(ServiceCondition condition) => condition is ServiceCondition.SystemError ? 500 : 503;
}
