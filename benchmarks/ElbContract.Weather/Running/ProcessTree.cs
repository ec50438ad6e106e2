using System.Globalization;

namespace ElbContract.Weather.Running;

/// <summary>A process and its descendants, as <c>/proc</c> tells; elsewhere it is empty.</summary>
internal sealed class ProcessTree(int root)
{
    // With the time of its start, for the number is given again.
    private readonly HashSet<(int Id, string Start)> _seen = [];
    private readonly Lock _looking = new();

    /// <summary>The most resident memory at one look, in kB; a page that several share counts in each.</summary>
    public long Peak { get; private set; }

    /// <summary>Those of the tree that are still there, now that their parent may not be.</summary>
    public IReadOnlyList<int> Alive
    {
        get
        {
            lock (_looking)
                return [.. _seen.Where(one => StartOf(one.Id) == one.Start).Select(one => one.Id)];
        }
    }

    public void Look()
    {
        lock (_looking)
            Peak = Math.Max(Peak, LookCore());
    }

    private long LookCore()
    {
        long memory = 0;
        Stack<int> open = new([root]);
        while (open.TryPop(out var process))
        {
            if (StartOf(process) is not { } start)
                continue;
            _seen.Add((process, start));
            memory += Memory(process);
            foreach (var child in Children(process))
                open.Push(child);
        }

        return memory;
    }

    private static IEnumerable<int> Children(int process)
    {
        try
        {
            return
            [
                .. Directory
                    .GetDirectories($"/proc/{process}/task")
                    .SelectMany(task => Read($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Select(Number),
            ];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static long Memory(int process)
    {
        const string Resident = "VmRSS:";
        var line = Read($"/proc/{process}/status").Split('\n').FirstOrDefault(one => one.StartsWith(Resident, StringComparison.Ordinal));
        return line is null
            ? 0
            : long.Parse(line[Resident.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    /// <summary>Null where it has ended, even if nobody has asked how.</summary>
    private static string? StartOf(int process)
    {
        // Behind the name, which may hold anything: the state, and nineteen fields on the start.
        var fields = Read($"/proc/{process}/stat");
        var rest = fields[(fields.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return rest.Length < 20 || rest[0] is "Z" or "X" ? null : rest[19];
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
