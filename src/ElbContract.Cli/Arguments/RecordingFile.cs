using ElbContract.Specification;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Recording;

namespace ElbContract.Cli.Arguments;

/// <summary>What a recording is written to: its lines, and the HTTP archive that becomes of them if one is wanted.</summary>
/// <param name="Journal">The path of the lines.</param>
/// <param name="Archive">The path of the archive; null where none is wanted.</param>
internal sealed record RecordingFile(string Journal, string? Archive)
{
    /// <param name="path">An archive is wanted where it ends in <c>.har</c>.</param>
    /// <exception cref="InputException">The archive is there, and no recording that it was made of.</exception>
    public static RecordingFile At(string path)
    {
        if (!path.EndsWith(".har", StringComparison.OrdinalIgnoreCase))
            return new RecordingFile(path, null);
        var file = new RecordingFile(path + ".ndjson", path);
        return !File.Exists(path) || File.Exists(file.Journal)
            ? file
            : throw new InputException(
                $"--out '{path}' exists, and does not come from the recording {file.Journal}: give the path of a new file."
            );
    }

    /// <summary>Makes the archive, if one is wanted.</summary>
    /// <returns>What there is now, for a person.</returns>
    public string Export()
    {
        if (!File.Exists(Journal))
            throw new InputException(
                $"'{Journal}' was deleted during the recording, and its content is lost: record again, and keep the file."
            );
        if (Archive is null)
            return $"the recording is {Journal}";
        var (entries, broken) = HarExport.Write(Journal, Archive);
        return $"the archive is {Archive}, with {Counted.Of(entries, "entry")}"
            + (broken == 0 ? "" : $"; {broken} lines of {Journal} are broken and left out");
    }

    /// <summary>Writes another recording here, without its secrets.</summary>
    /// <param name="source">The path of any recording; of the lines of this one, only the archive is made.</param>
    /// <param name="problem">Told of every entry that is left out.</param>
    /// <returns>What there is now, for a person.</returns>
    /// <exception cref="InputException">It would be written over something, or over itself.</exception>
    public async Task<string> TakeAsync(string source, Action<RecordedEntry> problem)
    {
        if (Archive is not null && Path.GetFullPath(source) == Path.GetFullPath(Journal))
            return !File.Exists(Journal) || RecordingWriter.IsRecording(Journal)
                ? Export()
                : throw new InputException($"elb-contract did not record '{Journal}', so it may hold secrets: give --out another name.");
        foreach (var file in new[] { Journal, Archive })
        {
            if (File.Exists(file))
                throw new InputException($"'{file}' exists: give --out the path of a new file.");
        }

        var count = await RecordingConverter.ConvertAsync(source, Journal, DateTimeOffset.UtcNow, problem);
        return Archive is null ? $"the recording is {Journal}, with {Counted.Of(count, "entry")}" : Export();
    }
}
