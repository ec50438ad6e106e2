using System.CommandLine;
using ElbContract.Verification.Brokering;

namespace ElbContract.Cli.Arguments;

/// <summary>Which Pact Broker, and in whose name. Where an option and its variable are missing, that of Pact's own tools holds.</summary>
internal static class BrokerArguments
{
    private const string AddressOfPact = "PACT_BROKER_BASE_URL";

    /// <summary>Where it is.</summary>
    public static readonly Option<string?> Broker = Options.Text(
        "--broker",
        $"The address of a Pact Broker; without it on the command line, {AddressOfPact}.",
        "URL"
    );

    private static readonly Option<string?> Token = Options.Credential(
        "--broker-token",
        "The token that the broker takes, or PACT_BROKER_TOKEN.",
        "TOKEN",
        isSecret: true
    );
    private static readonly Option<string?> UserName = Options.Credential(
        "--broker-username",
        "The user that the broker knows, or PACT_BROKER_USERNAME.",
        "NAME"
    );
    private static readonly Option<string?> Password = Options.Credential(
        "--broker-password",
        "The user's password there, or PACT_BROKER_PASSWORD.",
        "PASSWORD",
        isSecret: true
    );

    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[Broker, Token, UserName, Password])
            command.Options.Add(option);
    }

    /// <exception cref="InputException">There is no address, or no such; or only half of a user.</exception>
    public static BrokerOptions Read(ParseResult parsed)
    {
        var address =
            Options.Address(Broker.Name, parsed.GetValue(Broker) ?? Variable(AddressOfPact))
            ?? throw new InputException($"{Broker.Name} is missing: give the address of a Pact Broker, or set {AddressOfPact}.");
        // Links are relative to a folder.
        if (!address.AbsolutePath.EndsWith('/'))
            address = new Uri(address.AbsoluteUri + "/");
        var (token, user, password) = (Secret(parsed, Token), Secret(parsed, UserName), Secret(parsed, Password));
        if (token is null && (user is null) != (password is null))
            throw new InputException($"{UserName.Name} and {Password.Name} belong together: give both, or {Token.Name}.");
        if (((string?[])[token, user, password]).OfType<string>().Any(one => one.Any(char.IsControl)))
            throw new InputException("the broker's credentials have a line end or another control in them: give them without.");
        return new BrokerOptions
        {
            Address = address,
            Token = token,
            UserName = user,
            Password = password,
        };
    }

    private static string? Secret(ParseResult parsed, Option<string?> option)
    {
        var name = Options.Variable(option.Name);
        return parsed.GetValue(option) is { Length: > 0 } given ? given : Variable(name) ?? Variable("PACT_" + name["ELB_".Length..]);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
