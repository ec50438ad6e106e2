using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Specification.Clauses.Subjects;

/// <summary>The listener's port and its backends' port: the same three rules.</summary>
internal static class PortClauses
{
    public static IReadOnlyList<Clause> Listener { get; } =
    [
        Rules.Mandatory("port.mandatory", "p66228199", "A listener has a port.", Port),
        Rules.IntegerType("port.type", "p53334487175312", "A port is a whole number.", Port),
        Rules.Range(ClauseIds.PortRange, "li5627174119201", "A port is 1 to 65535.", Port, 1, 65535),
    ];

    public static IReadOnlyList<Clause> Backend { get; } =
    [
        Rules.Mandatory("backend-port.mandatory", "p10240961", "A listener names the port of its backends.", BackendPort),
        Rules.IntegerType("backend-port.type", "p21957347175312", "A backend port is a whole number.", BackendPort),
        Rules.Range(ClauseIds.BackendPortRange, "li28717494192029", "A backend port is 1 to 65535.", BackendPort, 1, 65535),
    ];
}
