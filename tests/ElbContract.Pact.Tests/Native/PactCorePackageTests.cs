using System.Runtime.InteropServices;
using ElbContract.Pact.Native;

namespace ElbContract.Pact.Tests.Native;

public sealed class PactCorePackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-pact-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void FileIn_AFolderAPlatform_IsThatOfThisOne()
    {
        foreach (var platform in new[] { "linux-x64", "linux-arm64", "linux-musl-x64", "osx-x64", "osx-arm64", "win-x64", "win-arm64" })
        {
            var native = Directory.CreateDirectory(Path.Combine(_folder, "runtimes", platform, "native")).FullName;
            foreach (var name in new[] { "libpact_ffi.so", "libpact_ffi.dylib", "pact_ffi.dll" })
                File.WriteAllText(Path.Combine(native, name), "");
        }

        var file = PactCorePackage.FileIn(_folder);

        if (OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64)
            Path.GetRelativePath(_folder, file!).Should().Match("runtimes/linux*-x64/native/libpact_ffi.so");
        else
            file.Should().Contain(RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant());
    }

    [Fact]
    public void FileIn_NoFolderForThisPlatform_IsNone() => PactCorePackage.FileIn(_folder).Should().BeNull();
}
