using System.CommandLine;
using ElbContract.Client.Credentials;

namespace ElbContract.Cli.Arguments;

/// <summary>Which endpoint, in whose name, and how patiently: the arguments of every verb that sends to one.</summary>
internal static class EndpointArguments
{
    public static readonly Option<string?> Endpoint = Options.Text(
        "--endpoint",
        "The endpoint's address. Default: verify, explore and replay start an emulator, cleanup takes it from the journal.",
        "URL"
    );
    public static readonly Option<string?> ProjectId = Options.Text("--project-id", "The project that the listeners are in.", "ID");
    public static readonly Option<bool> Insecure = Options.Switch("--insecure", "Accept any TLS certificate.");
    public static readonly Option<string?> Timeout = Options.Text(
        "--timeout",
        "How many seconds one answer may take, 1 to 3600. Default: 30.",
        "SECONDS"
    );
    public static readonly Option<string?> Parallel = Options.Text(
        "--parallel",
        "How many requests are sent at once, 1 to 64. Default: 2.",
        "N"
    );
    public static readonly Option<string?> Rate = Options.Text(
        "--rate",
        "How many requests are sent per second at most, 0.01 to 1000. Default: no limit.",
        "N"
    );
    public static readonly Option<string?> Retries = Options.Text(
        "--retries",
        "How often a request is sent again if it is turned away (429, 502, 504 and the like) or lost, 0 to 20. Default: 4.",
        "N"
    );
    public static readonly Option<string?> Journal = Options.Text(
        "--journal",
        "The folder where a run notes what it creates, so that cleanup finds it. Default: elb-contract in the user's state folder.",
        "FOLDER"
    );

    private static readonly Option<string?> Token = Options.Credential(
        "--token",
        "A token that may add listeners.",
        "TOKEN",
        isSecret: true
    );
    private static readonly Option<string?> Cloud = Options.Credential(
        "--cloud",
        "An entry of clouds.yaml with the address of the identity service and the user, or an access key.",
        "NAME"
    );
    private static readonly Option<string?> AuthUrl = Options.Credential(
        "--auth-url",
        "The identity service that a token is fetched from.",
        "URL"
    );
    private static readonly Option<string?> UserName = Options.Credential("--username", "The user that a token is fetched for.", "NAME");
    private static readonly Option<string?> Password = Options.Credential("--password", "The user's password.", "PASSWORD", isSecret: true);
    private static readonly Option<string?> UserDomain = Options.Credential("--user-domain", "The name of the user's domain.", "NAME");
    private static readonly Option<string?> ProjectName = Options.Credential(
        "--project-name",
        "The project's name, if you do not know its id.",
        "NAME"
    );
    private static readonly Option<string?> AccessKey = Options.Credential(
        "--access-key",
        "The access key that requests are signed with.",
        "AK",
        isSecret: true
    );
    private static readonly Option<string?> SecretKey = Options.Credential(
        "--secret-key",
        "The secret key of the access key.",
        "SK",
        isSecret: true
    );
    private static readonly Option<string?> SecurityToken = Options.Credential(
        "--security-token",
        "The security token of a temporary access key.",
        "TOKEN",
        isSecret: true
    );
    private static readonly Option<string?> Region = Options.Credential(
        "--region",
        "The region of the endpoint, for the service catalogue and derived signatures.",
        "NAME"
    );
    private static readonly Option<string?> Signature = Options.Credential(
        "--signature",
        "How requests are signed: access or derived. Default: access.",
        "FORM"
    );

    /// <summary>Those that say who, and nothing else.</summary>
    private static readonly Option<string?>[] Who =
    [
        Token,
        Cloud,
        AuthUrl,
        UserName,
        Password,
        UserDomain,
        ProjectName,
        AccessKey,
        SecretKey,
        SecurityToken,
        Region,
        Signature,
    ];

    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[Endpoint, ProjectId, .. Who, Insecure, Timeout, Parallel, Rate, Retries, Journal])
            command.Options.Add(option);
    }

    /// <summary>Those that mean an endpoint, where they stand on the command line.</summary>
    public static IEnumerable<Option> AboutAnEndpoint => [ProjectId, .. Who, Insecure];

    /// <summary>Whether the command line says where a catalogue of endpoints is.</summary>
    public static bool NameACatalogue(ParseResult parsed) => parsed.GetValue(Cloud) is not null || parsed.GetValue(AuthUrl) is not null;

    /// <summary>What requests are sent with, of options, variables and clouds.yaml.</summary>
    /// <exception cref="InputException">What is said cannot be used.</exception>
    public static CredentialSelection Credentials(ParseResult parsed)
    {
        try
        {
            return CredentialSource.Select(
                new CredentialSettings
                {
                    Token = parsed.GetValue(Token),
                    Cloud = parsed.GetValue(Cloud),
                    AuthUrl = parsed.GetValue(AuthUrl),
                    UserName = parsed.GetValue(UserName),
                    Password = parsed.GetValue(Password),
                    UserDomainName = parsed.GetValue(UserDomain),
                    ProjectId = parsed.GetValue(ProjectId),
                    ProjectName = parsed.GetValue(ProjectName),
                    AccessKey = parsed.GetValue(AccessKey),
                    SecretKey = parsed.GetValue(SecretKey),
                    SecurityToken = parsed.GetValue(SecurityToken),
                    Region = parsed.GetValue(Region),
                    Signature = parsed.GetValue(Signature),
                    Insecure = parsed.GetValue(Insecure) ? true : null,
                },
                name => Environment.GetEnvironmentVariable(name) ?? OfTheFile(name, parsed)
            );
        }
        catch (Exception wrong) when (wrong is CredentialException or CredentialSettingsException or CloudsFileException)
        {
            // Nothing was asked of anybody yet: it is the input that is wrong.
            throw new InputException(wrong.Message);
        }
    }

    // Where a variable could be.
    private static string? OfTheFile(string variable, ParseResult parsed) =>
        Who.FirstOrDefault(option => Options.Variable(option.Name) == variable) is { } option
            ? ConfigFile.Of(parsed.CommandResult)?.Text(option.Name)
            : null;

    public static TimeSpan TimeoutOf(ParseResult parsed) =>
        TimeSpan.FromSeconds(Options.Number("--timeout", parsed.GetValue(Timeout), 30, 1, 3600));

    public static int ParallelOf(ParseResult parsed) => Options.Number("--parallel", parsed.GetValue(Parallel), 2, 1, 64);

    public static int RetriesOf(ParseResult parsed) => Options.Number("--retries", parsed.GetValue(Retries), 4, 0, 20);

    public static double? RateOf(ParseResult parsed) => Options.Decimal("--rate", parsed.GetValue(Rate), 0.01, 1000);

    /// <summary>The endpoint's address in the catalogue of the identity service.</summary>
    /// <exception cref="InputException">The catalogue has none.</exception>
    /// <exception cref="CredentialException">The catalogue cannot be had.</exception>
    public static async Task<Uri> ListedAsync(CredentialSelection credentials, CancellationToken cancellationToken)
    {
        var listed = credentials.Credential is IamCredential iam ? await iam.EndpointAsync(cancellationToken) : null;
        return listed
            ?? throw new InputException(
                "the catalogue of the identity service has no endpoint of type elbv1, or several: give --endpoint, or the --region."
            );
    }

    /// <summary>A token that is given.</summary>
    /// <exception cref="InputException">No header can carry it.</exception>
    public static TokenCredential Given(string token)
    {
        try
        {
            return new TokenCredential(token);
        }
        catch (CredentialException wrong)
        {
            throw new InputException(wrong.Message);
        }
    }
}
