using ElbContract.Reports;

namespace ElbContract.Cli.Help;

/// <summary>Texts in lines of a width; what stands beside a name goes on below itself.</summary>
/// <param name="output">Where they are written.</param>
/// <param name="width">Of a line, in characters.</param>
/// <param name="widest">The longest name that has its text on the same line; a longer one has its own line.</param>
internal sealed class HangingLines(InertWriter output, int width, int widest)
{
    public void Head(string title)
    {
        output.WriteLine();
        output.WriteLine(title + ":");
    }

    public void Write(string text)
    {
        foreach (var line in Broken(text, width))
            output.WriteLine(line);
    }

    public void Rows(string title, IEnumerable<(string Name, string Text)> rows)
    {
        var all = rows.ToList();
        Head(title);
        // On a narrow terminal a column of names would leave no room for what they mean.
        var column = Math.Min(Math.Min(all.Max(row => row.Name.Length), widest), width / 3) + 4;
        foreach (var (name, text) in all)
        {
            var lines = Broken(text, width - column);
            var beside = name.Length + 4 <= column;
            if (!beside)
                output.WriteLine("  " + name);
            foreach (var (place, line) in lines.Index())
                output.WriteLine(((place == 0 && beside ? "  " + name : "").PadRight(column) + line).TrimEnd());
        }
    }

    private static List<string> Broken(string text, int width)
    {
        var indent = text.Length - text.TrimStart().Length;
        List<string> lines = [];
        var line = new string(' ', indent);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > indent && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = new string(' ', indent);
            }

            line += line.Length > indent ? " " + word : word;
        }

        lines.Add(line);
        return lines;
    }
}
