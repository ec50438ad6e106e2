using System.Globalization;
using Xunit;

namespace ElbContract.Gherkin.Discovery;

internal sealed class TestOutput : IReqnrollOutputHelper
{
    public void WriteLine(string message) => TestContext.Current.TestOutputHelper?.WriteLine(message);

    public void WriteLine(string format, params object[] args) => WriteLine(string.Format(CultureInfo.InvariantCulture, format, args));

    public void AddAttachment(string filePath) =>
        TestContext.Current.AddAttachment(Path.GetFileName(filePath), File.ReadAllBytes(filePath));
}
