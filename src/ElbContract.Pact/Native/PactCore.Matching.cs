using System.Runtime.InteropServices;

namespace ElbContract.Pact.Native;

/// <summary>The core's mock server, which finds the interaction that a request is.</summary>
internal static partial class PactCore
{
    /// <summary>The port that it listens on; a negative number where it does not start.</summary>
    [LibraryImport(Library, EntryPoint = "pactffi_create_mock_server_for_transport", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int CreateMockServer(ushort pact, string address, ushort port, string transport, string? configuration);
}
