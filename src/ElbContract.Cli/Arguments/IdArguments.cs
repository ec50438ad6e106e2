using System.CommandLine;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Ids;

namespace ElbContract.Cli.Arguments;

/// <summary>Which load balancers, certificates and further tokens a run uses: given, in a file, looked up or made.</summary>
internal static class IdArguments
{
    private static readonly Option<string?> WeakToken = Options.Text(
        "--token-without-permission",
        "A valid token that may not add listeners.",
        "TOKEN",
        isSecret: true
    );
    private static readonly Option<string?> PublicLoadBalancer = Options.Text(
        "--public-loadbalancer",
        "A public network load balancer.",
        "ID"
    );
    private static readonly Option<string?> PrivateLoadBalancer = Options.Text(
        "--private-loadbalancer",
        "A private network load balancer.",
        "ID"
    );
    private static readonly Option<string?> Certificate = Options.Text("--certificate", "A server certificate.", "ID");
    private static readonly Option<string?> SniCertificate = Options.Text(
        "--sni-certificate",
        "A certificate for another server name.",
        "ID"
    );
    private static readonly Option<string?> IdsFileOption = Options.Text(
        "--ids",
        "A YAML or JSON file with the ids and tokens that no option gives: project_id, public_loadbalancer, private_loadbalancer, "
            + "certificate, sni_certificate, token, token_without_permission.",
        "FILE"
    );
    private static readonly Option<bool> Discover = Options.Switch(
        "--discover",
        "Look up the load balancers and certificates that are not given."
    );
    private static readonly Option<bool> CreateFixtures = Options.Switch(
        "--create-fixtures",
        "Create the load balancers and certificates that are not given, and delete them at the end."
    );
    private static readonly Option<string?> VpcId = Options.Text(
        "--vpc-id",
        "With --create-fixtures: the network of the load balancers.",
        "ID"
    );
    private static readonly Option<string?> SubnetId = Options.Text(
        "--subnet-id",
        "With --create-fixtures: the subnet of the private load balancer.",
        "ID"
    );
    private static readonly Option<string?> SecurityGroupId = Options.Text(
        "--security-group-id",
        "With --create-fixtures: the security group of the private load balancer.",
        "ID"
    );
    private static readonly Option<string?> Bandwidth = Options.Text(
        "--bandwidth",
        "With --create-fixtures: the bandwidth of the public load balancer, 1 to 500 Mbit/s. Default: 1.",
        "N"
    );

    /// <summary>Those that mean an endpoint, where they stand on the command line.</summary>
    public static IEnumerable<Option> AboutAnEndpoint { get; } =
    [
        WeakToken,
        PublicLoadBalancer,
        PrivateLoadBalancer,
        Certificate,
        SniCertificate,
        IdsFileOption,
        Discover,
        CreateFixtures,
        VpcId,
        SubnetId,
        SecurityGroupId,
        Bandwidth,
    ];

    public static void AddTo(Command command)
    {
        foreach (var option in AboutAnEndpoint)
            command.Options.Add(option);
    }

    /// <summary>The file alone, for verbs that need no load balancer.</summary>
    public static void AddFileTo(Command command) => command.Options.Add(IdsFileOption);

    /// <summary>What the file says; nothing where there is none.</summary>
    /// <exception cref="IdsFileException">The file is wrong.</exception>
    public static EndpointIds File(ParseResult parsed) =>
        parsed.GetValue(IdsFileOption) is { } file ? IdsFile.Read(file) : new EndpointIds();

    /// <summary>What is given, over what the file says.</summary>
    /// <exception cref="IdsFileException">The file is wrong.</exception>
    /// <exception cref="InputException">Two things that differ have one id.</exception>
    public static EndpointIds Read(ParseResult parsed)
    {
        var ids = new EndpointIds
        {
            TokenWithoutPermission = parsed.GetValue(WeakToken),
            PublicLoadBalancer = parsed.GetValue(PublicLoadBalancer),
            PrivateLoadBalancer = parsed.GetValue(PrivateLoadBalancer),
            Certificate = parsed.GetValue(Certificate),
            SniCertificate = parsed.GetValue(SniCertificate),
        }.Over(File(parsed));
        foreach (
            var (one, other, first, second) in ((Option, Option, string?, string?)[])
                [
                    (PublicLoadBalancer, PrivateLoadBalancer, ids.PublicLoadBalancer, ids.PrivateLoadBalancer),
                    (Certificate, SniCertificate, ids.Certificate, ids.SniCertificate),
                ]
        )
        {
            if (first is not null && first == second)
                throw new InputException($"{one.Name} and {other.Name} have the same id: give one of each, or leave one out.");
        }

        return ids;
    }

    public static bool IsDiscoveryAsked(ParseResult parsed) => parsed.GetValue(Discover);

    /// <summary>What load balancers are created from; null where none are.</summary>
    /// <exception cref="InputException">Something is given that only creation needs.</exception>
    public static FixtureOptions? Fixtures(ParseResult parsed)
    {
        if (parsed.GetValue(CreateFixtures))
        {
            return new FixtureOptions
            {
                VpcId = parsed.GetValue(VpcId),
                SubnetId = parsed.GetValue(SubnetId),
                SecurityGroupId = parsed.GetValue(SecurityGroupId),
                Bandwidth = Options.Number("--bandwidth", parsed.GetValue(Bandwidth), 1, 1, 500),
            };
        }

        foreach (Option option in new[] { VpcId, SubnetId, SecurityGroupId, Bandwidth })
        {
            if (parsed.GetResult(option) is { Implicit: false })
                throw new InputException($"{option.Name} is for --create-fixtures: give that too, or leave {option.Name} out.");
        }

        return null;
    }
}
