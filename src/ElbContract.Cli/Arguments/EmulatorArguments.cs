using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ElbContract.Emulator;
using ElbContract.Emulator.Faults;
using ElbContract.Emulator.Personalities;
using ElbContract.Specification.Answers;

namespace ElbContract.Cli.Arguments;

/// <summary>What an emulator is like, for every verb that starts one.</summary>
internal static class EmulatorArguments
{
    private static readonly Option<string?> Character = Options.Text(
        "--personality",
        "What the emulator does where the page leaves it free: ordinary, strict, lenient, or pairwise-01 and following. Default: "
            + "ordinary.",
        "NAME"
    );
    private static readonly Option<string?> Fault = Options.Text(
        "--fault",
        "What the emulator does wrong: an id from elb-contract faults. Default: nothing.",
        "ID"
    );

    static EmulatorArguments()
    {
        Character.CompletionSources.Add(_ => Personalities.All.Select(one => new CompletionItem(one.Name)));
        Fault.CompletionSources.Add(_ => SeededFaults.All.Select(one => new CompletionItem(one.Id)));
    }

    /// <summary>Those that make no sense where no emulator is started.</summary>
    public static IReadOnlyList<Option<string?>> All { get; } = [Character, Fault];

    public static void AddTo(Command command)
    {
        foreach (var option in All)
            command.Options.Add(option);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="dataPlane">Where its listeners listen; null for nowhere.</param>
    /// <param name="advice">How to have them listen.</param>
    /// <exception cref="InputException">There is no such fault or personality, or nothing would show the fault.</exception>
    public static EmulatorOptions Read(ParseResult parsed, IPAddress? dataPlane, string advice)
    {
        var fault = parsed.GetValue(Fault) is { } id ? FaultOf(id) : null;
        if (fault is { IsServed: true } && dataPlane is null)
            throw new InputException($"--fault {fault.Id}: no answer shows what a listener serves: {advice}.");
        return new EmulatorOptions
        {
            Personality = parsed.GetValue(Character) is { } name ? PersonalityOf(name) : Personality.Ordinary,
            Fault = fault,
            DataPlane = dataPlane,
        };
    }

    /// <summary>Ids that look like any others, and are the same for the same word.</summary>
    public static ProviderIds IdsOf(string seed)
    {
        var count = 0;
        return ProviderIds.New(() =>
            Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/{++count}")))
            )[..32]
        );
    }

    /// <summary>How the emulator of a run is brought back, so that the run's <c>curl</c> lines can be used.</summary>
    /// <param name="port">Where it listened.</param>
    /// <param name="seed">What its ids were made of.</param>
    /// <param name="character">Its options, each with a space before it.</param>
    public static string LineOf(int port, string seed, string character) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The emulator of the curl lines has stopped; this starts it again and prints the variables that they need: "
                + $"elb-contract serve --port {port} --seed {seed}{character}"
        );

    private static SeededFault FaultOf(string id) =>
        SeededFaults.Find(id)
        ?? throw new InputException(
            $"--fault takes the name of a fault: the nearest are {string.Join(", ", SeededFaults.Nearest(id))}; elb-contract "
                + "faults lists them all."
        );

    /// <exception cref="InputException">There is none of that name.</exception>
    public static Personality PersonalityOf(string name) =>
        Personalities.Find(name)
        ?? throw new InputException(
            $"--personality takes the name of one: there are {string.Join(", ", Personalities.All.Select(known => known.Name))}."
        );
}
