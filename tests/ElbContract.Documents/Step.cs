namespace ElbContract.Documents;

/// <summary>A command of a console block, and what the document says that it prints.</summary>
/// <param name="Line">Of the command in the document, from 1.</param>
/// <param name="Command">As a reader types it; of several lines where each but the last ends in <c>\\</c>.</param>
/// <param name="Output">The lines below it.</param>
internal sealed record Step(int Line, string Command, IReadOnlyList<string> Output)
{
    private const string Prompt = "$ ";

    public bool AsksForTheExitCode => Command == "echo $?";

    public bool InTheBackground => Command.EndsWith('&');

    /// <exception cref="FormatException">The block does not begin with a command.</exception>
    public static IReadOnlyList<Step> Of(CodeBlock block)
    {
        var steps = new List<(int Line, List<string> Command, List<string> Output)>();
        foreach (var (index, line) in block.Lines.Index())
        {
            if (steps.Count > 0 && steps[^1] is { Output.Count: 0 } open && open.Command[^1].EndsWith('\\'))
                open.Command.Add(line);
            else if (line.StartsWith(Prompt, StringComparison.Ordinal))
                steps.Add((block.Line + index, [line[Prompt.Length..]], []));
            else if (steps.Count == 0)
                throw new FormatException($"line {block.Line}: a console block begins with a command, '{Prompt}elb-contract …'");
            else
                steps[^1].Output.Add(line);
        }

        return [.. steps.Select(step => new Step(step.Line, string.Join('\n', step.Command), step.Output))];
    }
}
