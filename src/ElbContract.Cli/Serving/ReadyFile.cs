using ElbContract.Cli.Arguments;

namespace ElbContract.Cli.Serving;

/// <summary>A file that is there as long as the emulator listens, and never half written.</summary>
internal sealed class ReadyFile : IDisposable
{
    private readonly string _path;
    private readonly string _line;

    /// <exception cref="InputException">It cannot be written.</exception>
    public ReadyFile(string path, string line)
    {
        (_path, _line) = (path, line + "\n");
        var unfinished = $"{path}.{Environment.ProcessId}";
        try
        {
            File.WriteAllText(unfinished, _line);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            TryDelete(unfinished);
            throw new InputException($"--ready-file cannot be written: {cause.Message}");
        }
    }

    /// <summary>Removes it, unless another emulator has written its own there.</summary>
    public void Dispose()
    {
        try
        {
            if (File.ReadAllText(_path) == _line)
                File.Delete(_path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // Gone already.
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // Its folder is not there, or takes nothing.
        }
    }
}
