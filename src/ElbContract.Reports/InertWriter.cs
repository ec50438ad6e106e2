using System.Text;

namespace ElbContract.Reports;

/// <summary>Standard output or standard error: whatever is printed there is inert, and a line is one line whatever stands in it.</summary>
/// <param name="plain">What it writes to.</param>
public sealed class InertWriter(TextWriter plain) : TextWriter
{
    /// <summary>For what is inert by its own format: reports for programs, and colours.</summary>
    public TextWriter Plain => plain;

    public override Encoding Encoding => plain.Encoding;

    public override void WriteLine() => plain.WriteLine();

    public override void WriteLine(string? value) => plain.WriteLine(Inert.Printed(value ?? ""));

    /// <summary>Many lines at once, as a slow terminal or a pipe takes them best.</summary>
    public void WriteLines(IEnumerable<string> lines)
    {
        var all = new StringBuilder();
        foreach (var line in lines)
            all.Append(Inert.Printed(line)).Append(plain.NewLine);
        plain.Write(all.ToString());
        plain.Flush();
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <summary>Line feeds stay, so this is for texts that are our own.</summary>
    public override void Write(string? value) =>
        plain.Write(string.Join('\n', (value ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(Inert.Printed)));

    public override void Flush() => plain.Flush();
}
