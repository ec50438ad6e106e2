using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace ElbContract.Documents;

/// <summary>One shell in one empty folder, where the commands of one document run in order. <c>elb-contract</c> is the built program,
/// the resident one.
/// An emulator stands for the reader's endpoint: <c>https://elb.example.com</c> becomes its address, and <c>export ELB_TOKEN=...</c> and
/// the like get its values. Ports that the document names become free ones.</summary>
internal sealed partial class Session : IAsyncDisposable
{
    private const string Endpoint = "https://elb.example.com";

    /// <summary>A command that takes longer hangs.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elb-documents-");
    private readonly Dictionary<string, string> _ports = new(StringComparer.Ordinal);
    private readonly Process _shell;
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private Dictionary<string, string>? _endpoint;
    private int _exitCode;

    /// <param name="elbContract">The file that stands for <c>elb-contract</c>.</param>
    public Session(string elbContract)
    {
        var start = new ProcessStartInfo("bash")
        {
            WorkingDirectory = _folder.CreateSubdirectory("here").FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            ArgumentList = { "--noprofile", "--norc", "-s" },
        };
        foreach (var name in start.Environment.Keys.Where(name => ReadByTheProgram().IsMatch(name)).ToList())
            start.Environment.Remove(name);
        var programs = _folder.CreateSubdirectory("programs").FullName;
        File.CreateSymbolicLink(Path.Combine(programs, "elb-contract"), elbContract);
        start.Environment["PATH"] = programs + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = _folder.FullName;
        start.Environment["XDG_STATE_HOME"] = Path.Combine(_folder.FullName, "state");
        // A reader's current folder is the clone.
        Directory.CreateSymbolicLink(Path.Combine(start.WorkingDirectory, "deploy"), Path.Combine(Repository.Root, "deploy"));
        _shell = Process.Start(start)!;
        _shell.StandardInput.AutoFlush = true;
    }

    /// <summary>Runs a command, and says what is wrong with what the document says of it; null where nothing is.</summary>
    /// <param name="step">The command.</param>
    /// <param name="asked">Whether the next command asks for its exit code.</param>
    public async Task<string?> RunAsync(Step step, bool asked)
    {
        List<string> printed;
        try
        {
            printed = await PrintedAsync(await ForThisMachineAsync(step.Command));
            if (step.InTheBackground)
                await ListeningAsync(step.Command);
        }
        catch (TimeoutException)
        {
            return $"line {step.Line}: '{step.Command}' does not end";
        }

        if (Comparison.FirstDifference(step.Output, printed) is { } line)
            return $"line {step.Line}: '{step.Command}' prints something else.\nexpected: {line}\nactual:\n{string.Join('\n', printed)}";
        return _exitCode != 0 && !asked
            ? $"line {step.Line}: '{step.Command}' exits with {_exitCode}: let 'echo $?' say so.\n{string.Join('\n', printed)}"
            : null;
    }

    /// <summary>What still runs in the background; a reader would be left with it.</summary>
    public Task<List<string>> LeftAsync() => PrintedAsync("jobs -r");

    private async Task<List<string>> PrintedAsync(string command)
    {
        // In the shell itself, so that variables stay; $? is that of the command before, and is kept for the one after.
        await _shell.StandardInput.WriteLineAsync(
            $"{{ {command}\n}} </dev/null 2>&1; __code=$?; printf '\\n%s %s\\n' {_mark} $__code; (exit $__code)"
        );
        var lines = new List<string>();
        while (true)
        {
            var line =
                await _shell.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Longest)
                ?? throw new InvalidOperationException($"the shell ended with '{command}'");
            if (line.StartsWith(_mark, StringComparison.Ordinal))
            {
                _exitCode = int.Parse(line[_mark.Length..], CultureInfo.InvariantCulture);
                break;
            }

            lines.Add(line);
        }

        while (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        return [.. lines.Select(AsInTheDocument)];
    }

    private async Task<string> ForThisMachineAsync(string command)
    {
        var text = PortOfTheDocument().Replace(command, match => match.Groups["before"].Value + PortFor(match.Groups["port"].Value));
        if (!text.Contains(Endpoint, StringComparison.Ordinal) && !LeftOpen().IsMatch(text))
            return text;
        _endpoint ??= await StartEndpointAsync();
        text = text.Replace(Endpoint, _endpoint["ELB_ENDPOINT"], StringComparison.Ordinal);
        return LeftOpen().Replace(text, match => $"{match.Groups["name"].Value}={_endpoint[match.Groups["name"].Value]}");
    }

    private string AsInTheDocument(string line) =>
        _endpoint is null ? line : line.Replace(_endpoint["ELB_ENDPOINT"], Endpoint, StringComparison.Ordinal);

    private async Task<Dictionary<string, string>> StartEndpointAsync()
    {
        var port = PortFor("endpoint");
        await PrintedAsync($"elb-contract serve --port {port} > ../endpoint.txt & disown");
        await ConnectAsync(port);
        // The last line that it prints.
        await PrintedAsync("until grep -q Ctrl-C ../endpoint.txt; do sleep 0.1; done");
        var told = await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "endpoint.txt"), TestContext.Current.CancellationToken);
        var values = Exported().Matches(told).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
        values["ELB_ENDPOINT"] = $"http://127.0.0.1:{port}";
        return values;
    }

    private async Task ListeningAsync(string command)
    {
        foreach (Match match in PortOfTheDocument().Matches(command))
            await ConnectAsync(PortFor(match.Groups["port"].Value));
    }

    private static async Task ConnectAsync(string port)
    {
        using var ending = new CancellationTokenSource(Longest);
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture), ending.Token);
                return;
            }
            catch (SocketException)
            {
                if (ending.IsCancellationRequested)
                    throw new TimeoutException();
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }

    private string PortFor(string named)
    {
        if (_ports.TryGetValue(named, out var known))
            return known;
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return _ports[named] = ((IPEndPoint)free.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        // With the jobs that it left, and the emulator.
        _shell.Kill(entireProcessTree: true);
        await _shell.WaitForExitAsync();
        _shell.Dispose();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex("^(ELB|OS|GITHUB)_|^CI$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ReadByTheProgram();

    [GeneratedRegex(
        @"(?<before>127\.0\.0\.1:|localhost:|--port )(?<port>\d{4,5})\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex PortOfTheDocument();

    [GeneratedRegex(@"\b(?<name>ELB_[A-Z_]+)=\.\.\.", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LeftOpen();

    [GeneratedRegex(@"\b(?<name>ELB_[A-Z_]+)=(?<value>\S+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Exported();
}
