using ElbContract.Specification;

namespace ElbContract.Traffic.Forwarding;

/// <summary>The gateway's port cannot be listened on.</summary>
internal sealed class GatewayPortException(int port, Exception inner)
    : MistakeException($"Cannot listen on port {port} of 127.0.0.1: another program may use it; choose another, or 0 for any.", inner)
{
    public int Port { get; } = port;
}
