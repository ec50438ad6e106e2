namespace ElbContract.Cli.Help;

/// <summary>Under which heading an option stands in the help. The same option has the same place in every verb.</summary>
internal static class OptionGroups
{
    /// <summary>Of options that no list below has: those of one verb alone.</summary>
    public const string Own = "Options";

    /// <summary>The groups, in the order in which the help shows them.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<string> Options)> All { get; } =
    [
        (Own, []),
        ("Where", ["--endpoint", "--region", "--insecure", "--state-url", "--allow-path", "--target", "--listen", "--address", "--port"]),
        (
            "Credentials",
            [
                "--project-id",
                "--token",
                "--token-without-permission",
                "--cloud",
                "--auth-url",
                "--username",
                "--password",
                "--user-domain",
                "--project-name",
                "--access-key",
                "--secret-key",
                "--security-token",
                "--signature",
            ]
        ),
        (
            "Fixtures",
            [
                "--discover",
                "--create-fixtures",
                "--public-loadbalancer",
                "--private-loadbalancer",
                "--certificate",
                "--sni-certificate",
                "--ids",
                "--vpc-id",
                "--subnet-id",
                "--security-group-id",
                "--bandwidth",
            ]
        ),
        (
            "Scope",
            ["--clause", "--deep", "--observe", "--handshake", "--handshake-private", "--shard", "--max-live", "--list", "--dry-run"]
        ),
        ("Patience", ["--wait", "--timeout", "--parallel", "--rate", "--retries", "--deadline", "--budget"]),
        (
            "Reports",
            [
                "--report",
                "--ledger",
                "--all",
                "--waivers",
                "--write-waivers",
                "--require-complete",
                "--allow-incomplete",
                "--implementation",
                "--mode",
                "--contact",
                "--notes",
                "--journal",
            ]
        ),
        (
            "Broker",
            [
                "--broker",
                "--broker-token",
                "--broker-username",
                "--broker-password",
                "--provider",
                "--selector",
                "--provider-branch",
                "--include-wip-since",
                "--publish-results",
                "--provider-version",
                "--build-url",
            ]
        ),
        (
            "Emulator",
            [
                "--personality",
                "--fault",
                "--seed",
                "--random-ids",
                "--stance",
                "--condition",
                "--token-lifetime",
                "--data",
                "--snapshot",
                "--data-plane",
                "--backend",
                "--quota",
                "--job-polls",
                "--job-fails",
                "--delay",
                "--ready-file",
                "--output",
                "--log",
            ]
        ),
    ];

    /// <summary>The heading, and the place below it.</summary>
    public static (int Group, int Place) Of(string option)
    {
        for (var group = 1; group < All.Count; group++)
        {
            if (All[group].Options.Index().FirstOrDefault(one => one.Item == option) is { Item: not null } found)
                return (group, found.Index);
        }

        return (0, 0);
    }
}
