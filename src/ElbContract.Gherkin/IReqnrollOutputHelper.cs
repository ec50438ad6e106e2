namespace ElbContract.Gherkin;

/// <summary>Writes to the test's output.</summary>
public interface IReqnrollOutputHelper
{
    void WriteLine(string message);

    void WriteLine(string format, params object[] args);

    /// <summary>Attaches a file to the test's result.</summary>
    void AddAttachment(string filePath);
}
