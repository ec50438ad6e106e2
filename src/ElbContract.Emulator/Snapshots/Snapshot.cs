using ElbContract.Emulator.Keeping;
using ElbContract.Specification.Answers;

namespace ElbContract.Emulator.Snapshots;

/// <summary>What an emulator held, to start another one with: all but tokens, passwords and private keys.</summary>
public sealed class Snapshot
{
    private readonly IReadOnlyDictionary<string, string> _ids;

    internal Snapshot(IReadOnlyDictionary<string, string> ids, IReadOnlyList<Kept> things) => (_ids, Things) = (ids, things);

    /// <summary>In order of arrival.</summary>
    internal IReadOnlyList<Kept> Things { get; }

    /// <summary>Reads what an emulator answered to a POST to <see cref="ElbEmulator.SnapshotUrl"/>.</summary>
    /// <param name="path">A JSON file.</param>
    /// <exception cref="Specification.MistakeException">The file cannot be read, or is no such snapshot.</exception>
    public static Snapshot Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            return new SnapshotReader(path).Read(File.ReadAllBytes(path));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException(
                $"{path} cannot be read: {cause.Message.TrimEnd('.')}. Give a file that has what POST {SnapshotHandler.Path} answered.",
                cause
            );
        }
    }

    /// <summary>The ids of the emulator that the snapshot is of, with the tokens of others; their ids where it has none.</summary>
    public ProviderIds IdsOver(ProviderIds others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return SnapshotIds.Over(others, _ids);
    }
}
