using System.Globalization;
using System.Text;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Verification.Journals;

/// <summary>Where a request to add a listener asks for it, as far as it can be told.</summary>
/// <param name="Project">The symbolic project of its path; null for the run's own, and for a path without one.</param>
/// <param name="LoadBalancer">The load balancer's id.</param>
/// <param name="Port">The port, also where it is sent as text.</param>
/// <param name="Name">The name; what is not a string as it is written.</param>
public sealed record Addition(string? Project, string? LoadBalancer, long? Port, string? Name)
{
    /// <summary>Null for a request that asks for no listener. A path that does not exist may be served all the same.</summary>
    public static Addition? Of(CapturedRequest request)
    {
        if (request.Method != "POST")
            return null;
        var path = ListenerPath.Parse(request.Target);
        var body = ListenerDocument.Parse(request.Body);
        if (path.Form == ListenerPathForm.Unknown && !body.Has(ListenerField.LoadbalancerId))
            return null;
        var project = path.ProjectId == ProviderIds.Example.ProjectId ? null : path.ProjectId;
        return new Addition(project, body.Text(ListenerField.LoadbalancerId), PortOf(body), NameOf(body));
    }

    private static long? PortOf(ListenerDocument body) =>
        body.IsIntegral(ListenerField.Port) ? body.Integer(ListenerField.Port)
        : long.TryParse(body.Text(ListenerField.Port), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port
        : null;

    private static string? NameOf(ListenerDocument body) =>
        body.Text(ListenerField.Name) ?? (body.Has(ListenerField.Name) ? Encoding.UTF8.GetString(body.Raw(ListenerField.Name)) : null);
}
