using ElbContract.Specification;

namespace ElbContract.Traffic.Forwarding;

/// <summary>The gateway's port cannot be listened on.</summary>
internal sealed class GatewayPortException(int port, Exception inner)
    : MistakeException($"Port {port} on 127.0.0.1 cannot be listened on: another program may have it; choose another, or 0 for any.", inner)
{
    public int Port { get; } = port;
}
