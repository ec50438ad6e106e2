using System.CommandLine;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Reports;
using ElbContract.Specification;
using ElbContract.Traffic.Matching;
using ElbContract.Traffic.Recording;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract record</c>: a reverse proxy that records, until it is interrupted; or a recording made of another
/// program's.</summary>
internal static class RecordCommand
{
    private static readonly Option<string?> Target = Options.Text("--target", "The endpoint that requests are forwarded to.", "URL");
    private static readonly Option<string?> Listen = Options.Text(
        "--listen",
        "Where to listen, such as 127.0.0.1:8080 or https://127.0.0.1:8443, which has its own certificate. Default: 127.0.0.1:0, a "
            + "free port.",
        "ADDR"
    );
    private static readonly Option<string?> Out = Options.Text(
        "--out",
        "The recording, one entry per line. If the name ends in .har, the recording is FILE.ndjson, and becomes this HTTP archive at "
            + "the end.",
        "FILE"
    );
    private static readonly Option<string?> Mode = Options.Text(
        "--mode",
        "record: forward, judge, print and write; check: forward, judge and print, and exit with 1 if client or provider departed from "
            + "the page; replay: answer from the recording that --from names, judge and print. Default: record.",
        "MODE"
    );
    private static readonly Option<string?> From = Options.Text(
        "--from",
        "Instead of --target: a recording from any program (HAR or NDJSON), to write again without its secrets or, with --mode replay, "
            + "to answer from.",
        "FILE"
    );
    private static readonly Option<string?> Silence = Options.Text(
        "--timeout",
        "How many seconds the target may be silent, 1 to 3600. Default: 100.",
        "SECONDS"
    );

    public static Command Create(InertWriter output, InertWriter errors)
    {
        var command = new Command("record", "Forward requests to an endpoint, and record them and their answers without secrets.")
        {
            Target,
            Listen,
            Out,
            Mode,
            From,
            EndpointArguments.Insecure,
            Silence,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                parsed.GetValue(From) is { } from && ModeOf(parsed.GetValue(Mode)) != RecorderMode.Replay
                    ? ConvertAsync(parsed, from, output, errors)
                    : RecordAsync(parsed, output, cancellationToken)
        );
        return command;
    }

    private static async Task<int> RecordAsync(ParseResult parsed, InertWriter output, CancellationToken cancellationToken)
    {
        var mode = ModeOf(parsed.GetValue(Mode));
        var file = parsed.GetValue(Out) is { } path ? RecordingFile.At(path) : null;
        if (mode == RecorderMode.Record && file is null)
            throw new InputException("--out is missing: give the file to record in, such as traffic.har.");
        if (mode != RecorderMode.Record && file is not null)
            throw new InputException($"--mode {parsed.GetValue(Mode)} writes nothing: leave --out out, or give --mode record.");
        await using var printed = new ExchangePrinter(output);
        var options = (mode == RecorderMode.Replay ? ReplayOf(parsed, output) : OptionsOf(parsed, file)) with
        {
            OnExchange = printed.AddAsync,
        };
        long count;
        await using (var recorder = await Recorder.StartAsync(options))
        {
            Print(recorder, options, output);
            await Task.WhenAny(recorder.Failed, Task.Delay(Timeout.Infinite, cancellationToken));
            if (recorder.Failed.IsFaulted)
                await recorder.Failed;
            count = recorder.Count;
        }

        await printed.DisposeAsync();
        output.WriteLine(Ended(count, file));
        return mode == RecorderMode.Check && printed.Departures > 0 ? ExitCode.Departs : ExitCode.Done;
    }

    private static async Task<int> ConvertAsync(ParseResult parsed, string from, InertWriter output, InertWriter errors)
    {
        if (parsed.GetValue(Target) is not null)
            throw new InputException("--from and --target are both given: give the recording to write again, or the endpoint to record.");
        var file = RecordingFile.At(
            parsed.GetValue(Out) ?? throw new InputException("--out is missing: give the file to write, such as traffic.har.")
        );
        output.WriteLine(
            await file.TakeAsync(from, problem => errors.WriteLine($"{from}, entry {problem.Number}: {problem.Problem}; it is left out"))
        );
        return ExitCode.Done;
    }

    private static RecorderOptions OptionsOf(ParseResult parsed, RecordingFile? file) =>
        new()
        {
            Target =
                Options.Address("--target", parsed.GetValue(Target))
                ?? throw new InputException("--target is missing: give the endpoint to forward to, such as https://elb.example.com."),
            Listen = ListenOf(parsed),
            Path = file?.Journal,
            Insecure = parsed.GetValue(EndpointArguments.Insecure),
            Timeout = TimeSpan.FromSeconds(Options.Number("--timeout", parsed.GetValue(Silence), 100, 1, 3600)),
        };

    private static RecorderOptions ReplayOf(ParseResult parsed, InertWriter output)
    {
        if (parsed.GetValue(Target) is not null)
            throw new InputException("--mode replay forwards nothing: leave --target out, and give --from.");
        var from =
            parsed.GetValue(From)
            ?? throw new InputException("--from is missing: with --mode replay give the recording to answer from, such as traffic.har.");
        return new()
        {
            Target = new Uri("http://recording.invalid/"),
            Listen = ListenOf(parsed),
            Answers = new RequestMatcher(CannedExchange.Read(from, line => output.WriteLine($"left out: {line}"))),
            OnMiss = output.WriteLine,
        };
    }

    private static ListenAddress ListenOf(ParseResult parsed) =>
        parsed.GetValue(Listen) is not { } listen
            ? ListenAddress.Loopback
            : ListenAddress.Parse(listen)
                ?? throw new InputException(
                    "--listen takes an IP address of this machine and a port, such as 127.0.0.1:8080 or https://127.0.0.1:8443."
                );

    private static RecorderMode ModeOf(string? text) =>
        text switch
        {
            null or "record" => RecorderMode.Record,
            "check" => RecorderMode.Check,
            "replay" => RecorderMode.Replay,
            _ => throw new InputException("--mode takes record, check or replay."),
        };

    private static void Print(Recorder recorder, RecorderOptions options, InertWriter output)
    {
        output.WriteLine($"listening on {recorder.Address}");
        output.WriteLine(
            options.Answers is null
                ? $"  forwarding to  {options.Target.GetLeftPart(UriPartial.Authority)}"
                : "  answering from the recording"
        );
        ListeningArguments.WarnOf(options.Listen.EndPoint.Address, output);
        if (options.Path is not null)
            output.WriteLine($"  recording in   {options.Path}");
        output.WriteLine("Ctrl-C stops it.");
        output.Flush();
    }

    private static string Ended(long count, RecordingFile? file) =>
        file is null ? $"stopped: {Counted.Of(count, "exchange")}" : $"stopped: {Counted.Of(count, "exchange")}; {file.Export()}";
}
