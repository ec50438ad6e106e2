namespace ElbContract.Cli.Help;

/// <summary>Two command lines a verb, and what each is for.</summary>
internal static class Examples
{
    public static IReadOnlyDictionary<string, IReadOnlyList<(string What, string Line)>> OfVerbs { get; } =
        new Dictionary<string, IReadOnlyList<(string What, string Line)>>(StringComparer.Ordinal)
        {
            ["elb-contract"] =
            [
                ("Try it with the built-in emulator:", "elb-contract verify"),
                (
                    "Gate your endpoint:",
                    "elb-contract verify --endpoint https://elb.example.com --cloud mine --discover --report html=report.html"
                ),
            ],
            ["verify"] =
            [
                (
                    "At your endpoint, with an entry of clouds.yaml; load balancers and certificates are looked up:",
                    "elb-contract verify --endpoint https://elb.example.com --cloud mine --discover --report html=report.html"
                ),
                ("One parameter, at an emulator with a fault:", "elb-contract verify --clause 'port.*' --fault port.range/below-accepted"),
            ],
            ["explore"] =
            [
                ("At the emulator:", "elb-contract explore --cases 500 --seed 7"),
                (
                    "At your endpoint, for ten minutes:",
                    "elb-contract explore --endpoint https://elb.example.com --cloud mine --discover --budget 600"
                ),
            ],
            ["record"] =
            [
                (
                    "Between a client and an endpoint:",
                    "elb-contract record --target https://elb.example.com --listen 127.0.0.1:8080 --out client.har"
                ),
                ("Take the secrets out of a browser's archive:", "elb-contract record --from browser.har --out safe.har"),
            ],
            ["check"] =
            [
                ("Find what client and provider do wrong:", "elb-contract check client.har"),
                ("As a gate for a client:", "elb-contract check client.har --side client --report junit=client.xml"),
            ],
            ["replay"] =
            [
                ("At the emulator:", "elb-contract replay client.har"),
                ("At your endpoint:", "elb-contract replay client.har --endpoint https://elb.example.com --cloud mine --discover"),
            ],
            ["serve"] =
            [
                ("For a script, with a free port:", "elb-contract serve --port 0 --output json --ready-file ready.json"),
                ("With a fault, to see your tests fail:", "elb-contract serve --fault backend-protocol.udp/tcp-accepted"),
            ],
            ["stub"] =
            [
                ("By the page's rules:", "elb-contract stub --port 8080"),
                ("From a recording or a contract:", "elb-contract stub --from client.har"),
            ],
            ["clients"] =
            [
                ("Does a client cope with every conforming provider?", "elb-contract clients -- python3 client.py"),
                (
                    "At two of them, as a gate:",
                    "elb-contract clients --personality strict --personality lenient --report junit=clients.xml -- ./client --verbose"
                ),
            ],
            ["pacts"] =
            [
                ("Make a contract from what a client sends:", "elb-contract pacts from-har client.har --consumer shop --out contracts"),
            ],
            ["publish"] =
            [
                (
                    "Publish this project's own contract, with the address and the token in variables:",
                    "elb-contract pacts publish --consumer-version 4f3a2b1 --branch main"
                ),
                (
                    "Publish the contracts of a folder:",
                    "elb-contract pacts publish contracts --consumer-version 4f3a2b1 --broker https://broker.example.com"
                ),
            ],
            ["from-har"] =
            [
                ("Make a contract from what a client sends:", "elb-contract pacts from-har client.har --consumer shop --out contracts"),
            ],
            ["clauses"] =
            [
                ("One parameter, with what a run found:", "elb-contract clauses report.json --clause 'backend-protocol.*'"),
                (
                    "Your copy of the page, marked with what a run found:",
                    "elb-contract clauses --page page.html --report report.json --out annotated.html"
                ),
            ],
            ["site"] =
            [
                ("From all reports in a folder:", "elb-contract site --out site --reports reports"),
                ("With your copy of the page:", "elb-contract site --out site report.json --page page.html"),
            ],
            ["faults"] =
            [
                ("The faults of one clause:", "elb-contract faults --clause port.range"),
                ("Also the faults of one context:", "elb-contract faults --deep"),
            ],
            ["merge"] =
            [
                ("The shards of a run:", "elb-contract merge shard-1.json shard-2.json --report html=report.html"),
                ("What changed since the last run:", "elb-contract merge --compare before.json after.json"),
            ],
            ["prove"] =
            [
                ("As in CI:", "elb-contract prove --quick"),
                ("The faults of one clause:", "elb-contract prove --fault 'port.range/*'"),
            ],
            ["doctor"] =
            [
                ("Before the first run:", "elb-contract doctor"),
                ("Is the endpoint there?", "elb-contract doctor --endpoint https://elb.example.com"),
            ],
            ["completion"] =
            [
                ("What belongs at the end of ~/.bashrc:", "elb-contract completion bash"),
                ("What belongs in ~/.config/fish/completions/elb-contract.fish:", "elb-contract completion fish"),
            ],
            ["cleanup"] =
            [
                ("What would be deleted:", "elb-contract cleanup --dry-run"),
                ("After interrupted runs, with the same credentials:", "elb-contract cleanup --cloud mine"),
            ],
        };
}
