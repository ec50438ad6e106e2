using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Commands;
using ElbContract.Cli.Output;
using ElbContract.Client.Credentials;
using ElbContract.Pact;
using ElbContract.Reports;
using ElbContract.Specification;
using ElbContract.Verification.Brokering;

namespace ElbContract.Cli;

/// <summary>The command line: its verbs, and where their errors end.</summary>
internal static class CommandLine
{
    public static Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors) =>
        RunAsync(arguments, new InertWriter(output), new InertWriter(errors));

    private static async Task<int> RunAsync(IReadOnlyList<string> arguments, InertWriter output, InertWriter errors)
    {
        var root = Verbs.Root(output, errors);
        using var interruption = new Interruption();
        ParseResult? parsed = null;
        try
        {
            // A value that begins with @ is a value: it may be a password, and is no file to read arguments from.
            parsed = root.Parse(
                [.. arguments.Select(argument => WithItsDefault(arguments[0], argument))],
                new ParserConfiguration { ResponseFileTokenReplacer = null }
            );
            var isCompletion = IsACompletion(root, parsed);
            if (!isCompletion && Problem(parsed) is { } problem)
                return Fail(
                    errors,
                    $"{problem} See elb-contract "
                        + $"{(parsed.CommandResult.Command == root ? "" : parsed.CommandResult.Command.Name + " ")}--help."
                );

            // Signals are handled here: the library's own handling ends the process before the clean-up.
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                // A completion a line, for a shell.
                Output = isCompletion ? output.Plain : output,
                Error = errors,
            };
            return await parsed.InvokeAsync(configuration, interruption.Token);
        }
        catch (Exception wrong) when (wrong is MistakeException or PactException or IOException or UnauthorizedAccessException)
        {
            return Fail(errors, FromWhere(wrong.Message, parsed));
        }
        catch (Exception unanswered) when (unanswered is CredentialException or BrokerException)
        {
            Fail(errors, unanswered.Message);
            return ExitCode.Inconclusive;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return ExitCode.Inconclusive;
        }
        // Its message may quote anything: where it is from tells enough.
        catch (Exception fault)
        {
            errors.WriteLine(
                $"elb-contract: an internal error, {fault.GetType().Name} in {fault.TargetSite?.DeclaringType?.Name}."
                    + $"{fault.TargetSite?.Name}: "
                    + "there is no verdict; elb-contract cleanup deletes what a run may have left behind"
            );
            return ExitCode.Inconclusive;
        }
    }

    // A message begins with the option that is wrong. Whoever never typed it looks for the variable, or the line in the file.
    private static string FromWhere(string message, ParseResult? parsed)
    {
        var name = message.Split(' ')[0];
        return
            parsed?.CommandResult.Command.Options.FirstOrDefault(option => option.Name == name) is { } option
            && parsed.GetResult(option) is not { Implicit: false }
            && Options.IsGivenElsewhere(option, parsed.CommandResult)
            ? Options.Source(name) + message[name.Length..]
            : message;
    }

    // Told by a value of its own, the option takes no contract for its number.
    private static string WithItsDefault(string verb, string argument) =>
        (verb, argument) is ("verify", "--deep") ? $"--deep={VerifyCommand.AllCases}" : argument;

    // A shell that completes a command line gives one that is not finished.
    private static bool IsACompletion(RootCommand root, ParseResult parsed) =>
        root.Directives.OfType<SuggestDirective>().Any(directive => parsed.GetResult(directive) is not null);

    private static string? Problem(ParseResult parsed) =>
        parsed.UnmatchedTokens.Concat(FilesThatLookLikeOptions(parsed)).FirstOrDefault() is { } unknown
            ? Unknown(unknown, parsed.CommandResult.Command)
        : parsed.Errors is [var first, ..] ? first.Message
        : null;

    // What stands behind a wrong option may be a secret, and so may a word that no option stands before: neither is repeated.
    private static string Unknown(string token, Command command)
    {
        if (token.StartsWith("--", StringComparison.Ordinal))
        {
            var option = token.Split('=', ':')[0];
            return $"There is no verb or option '{option}'{Meant(option, command.Options.Select(one => one.Name))}.";
        }

        if (token.StartsWith('-'))
            return $"There is no option '{token[..Math.Min(token.Length, 2)]}': options begin with two dashes.";
        return command.Subcommands.Count > 0
            ? $"There is no such verb{Meant(token, command.Subcommands.Select(verb => verb.Name))}."
            : "There is an extra word: give each value after its option.";
    }

    private static string Meant(string word, IEnumerable<string> words) =>
        Nearest.To(word, words) is { } nearest ? $"; the nearest is {nearest}" : "";

    // Arguments that are taken for files, and are options that do not exist. What stands behind -- is none, whatever it begins with.
    private static IEnumerable<string> FilesThatLookLikeOptions(ParseResult parsed) =>
        parsed
            .CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value)
            .SkipLast(BehindDashes(parsed.Tokens))
            .Where(value => value.Length > 1 && value[0] == '-');

    private static int BehindDashes(IReadOnlyList<Token> tokens) =>
        tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).Count();

    private static int Fail(InertWriter errors, string message)
    {
        errors.WriteLine("elb-contract: " + message.ReplaceLineEndings(" "));
        return ExitCode.WrongInput;
    }
}
