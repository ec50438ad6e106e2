using ElbContract.Emulator.Operations;
using ElbContract.Emulator.States;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator;

/// <summary>Takes a call to what answers it.</summary>
internal sealed class Router(
    ServiceCondition condition,
    Admission admission,
    ListenerOperations listeners,
    LoadBalancerOperations loadBalancers,
    CertificateOperations certificates,
    ProviderStateHandler states
)
{
    public Answer Handle(Call call)
    {
        if (call.Path == ProviderStateHandler.Path)
            return states.Handle(call);
        if (condition is not ServiceCondition.Available)
            return Answer.Error(Refusal.With(Status(condition)));
        var route = ListenerRoute.Parse(call.Path);
        if (route.ProjectId is null && SiblingRoute.Parse(call.Path) is { Kind: not Sibling.None } sibling)
            return HandleSibling(call, sibling);
        return (call.Method, route) switch
        {
            // Whatever is posted is the judge's: it knows of paths that do not exist, too.
            ("POST", _) => listeners.Add(call),
            ("GET", { ListenerId: null }) => listeners.List(call, route),
            ("GET", { ListenerId: { } id }) => listeners.Show(call, route, id),
            ("DELETE", { ListenerId: { } id }) => listeners.Delete(call, route, id),
            _ => Answer.Error(Refusal.With(404)),
        };
    }

    /// <summary>The status of every call in that condition.</summary>
    public static int Status(ServiceCondition condition) => condition is ServiceCondition.SystemError ? 500 : 503;

    private Answer HandleSibling(Call call, SiblingRoute route)
    {
        if (admission.Refuse(call, route.ProjectId) is { } error)
            return Answer.Error(error);
        return route.Kind switch
        {
            Sibling.LoadBalancers => loadBalancers.Handle(call, route),
            Sibling.Certificates => certificates.Handle(call, route),
            _ => loadBalancers.HandleJob(call, route),
        };
    }
}
