using ElbContract.Stub;

namespace ElbContract.Features.Drivers;

/// <summary>The one stub that answers all scenarios, and the connections to it.</summary>
[Binding]
public sealed class StubOfTheRun
{
    // Hooks of a test run are static, so what they start is.
    private static ElbStub? s_stub;
    private static SocketsHttpHandler? s_connections;

    internal static Uri Address => s_stub!.BaseAddress;

    internal static HttpMessageHandler Connections => s_connections!;

    [BeforeTestRun(Order = 1)]
    public static void Start()
    {
        s_stub = ElbStub.Start();
        s_connections = new SocketsHttpHandler();
    }

    [AfterTestRun]
    public static void Stop()
    {
        s_connections?.Dispose();
        s_stub?.Dispose();
    }
}
