using System.Text.RegularExpressions;
using ElbContract.Sanity.Reading;
using ElbContract.Specification.Answers;

namespace ElbContract.Sanity;

/// <summary>The published contracts: clear, runnable in parallel, and nobody's secret.</summary>
public sealed partial class ContractTests
{
    private const string TokenHeader = "X-Auth-Token";

    /// <summary>The empty text stands for an empty token.</summary>
    private static readonly string[] Tokens =
    [
        ProviderIds.Example.Token,
        ProviderIds.Example.TokenWithoutPermission,
        "elb-contract-unknown-token",
        "",
    ];

    private static readonly string[] Headers = ["Accept", "Content-Type", TokenHeader];

    [Fact]
    public void Contracts_AreThere() => Pacts.Interactions.Should().NotBeEmpty("pacts/ is where the tests look for contracts");

    [Fact]
    public void EveryProviderState_IsKnown() =>
        Check.None(
            from interaction in Pacts.Interactions
            from state in interaction.States
            where !ProviderStates.All.Contains(state)
            select $"{interaction.Where} needs the provider state '{state}', which no provider is asked for: add it to "
                + $"{nameof(ProviderStates)} with the values it gives."
        );

    [Fact]
    public void EveryProviderState_IsUsed() =>
        Check.None(
            from state in ProviderStates.All
            where !Pacts.Interactions.Any(interaction => interaction.States.Contains(state))
            select $"No interaction needs the provider state '{state}': take it out of {nameof(ProviderStates)}, or write the scenario "
                + "that it is for."
        );

    [Fact]
    public void EveryInteraction_HasADescriptionAndAKeyOfItsOwn() =>
        Check.None(Repeated("description", interaction => interaction.Description).Concat(Repeated("key", interaction => interaction.Key)));

    [Fact]
    public void EveryInteraction_HasAKeyOf16HexDigits() =>
        Check.None(
            from interaction in Pacts.Interactions
            where !Key().IsMatch(interaction.Key)
            select $"{interaction.Where} has the key '{interaction.Key}': a key is 16 hex digits; publish the contract again."
        );

    [Fact]
    public void EveryInteraction_HasAPortOfItsOwn() =>
        Check.None(
            from interaction in Pacts.Interactions
            where interaction.Place is not null
            group interaction by interaction.Place into same
            where same.Count() > 1
            select $"{string.Join(" and ", same.Select(one => one.Where))} add listeners on port {same.Key!.Value.Port} of one load "
                + "balancer, and would be in each other's way: "
                + "name another port in one of the scenarios."
        );

    [Fact]
    public void EveryToken_IsSymbolic() =>
        Check.None(
            from interaction in Pacts.Interactions
            from header in interaction.RequestHeaders
            where header.Key == TokenHeader && !Tokens.Contains(header.Value)
            select $"{interaction.Where} sends a token that is none of '{string.Join("', '", Tokens)}': if it was ever valid, revoke "
                + "it; publish one of these words instead."
        );

    [Fact]
    public void EveryHeader_IsOneThatTellsNothing() =>
        Check.None(
            from interaction in Pacts.Interactions
            from header in interaction.RequestHeaders
            where !Headers.Contains(header.Key)
            select $"{interaction.Where} sends the header {header.Key}: contracts hold only {string.Join(", ", Headers)}, so leave it "
                + "out when publishing."
        );

    [Fact]
    public void EveryId_IsAnExample() =>
        Check.None(
            from file in Pacts.Files
            from id in Id().Matches(Repository.Text(file)).Select(match => match.Value)
            where !ExampleId().IsMatch(id)
            select $"{file} holds the id {id}: contracts hold only ids of zeros that end in two digits, so publish one of those instead."
        );

    [Fact]
    public void NothingElse_LooksLikeASecretOrAnAddress() =>
        Check.None(
            from file in Pacts.Files
            from found in SecretOrAddress().Matches(Repository.Text(file)).Select(match => match.Value)
            select $"{file} holds '{found}', which looks like a secret or an address: find its scenario, and take it out."
        );

    private static IEnumerable<string> Repeated(string what, Func<InteractionText, string> of) =>
        from interaction in Pacts.Interactions
        group interaction by of(interaction) into same
        where same.Count() > 1
        select $"{string.Join(" and ", same.Select(one => one.Where))} have the {what} '{same.Key}': one would replace the other; "
            + "rename a scenario.";

    [GeneratedRegex("^[0-9a-f]{16}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex(
        @"\b([0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Id();

    [GeneratedRegex("^0{30}[0-9]{2}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ExampleId();

    /// <summary>A JWT, a PEM or DER block, an access key, a word that names a secret, a URL, an e-mail or IPv4 address.</summary>
    [GeneratedRegex(
        @"\beyJ[\w-]{10,}|\bMII[A-Za-z0-9+/]{16,}|-----BEGIN|\b[A-Z0-9]{20}\b|(?i:password|passwd|secret|bearer |authorization)"
            + @"|https?://[\w.]+|[\w.]+@[\w-]+\.[a-z]{2,}|\b\d{1,3}(\.\d{1,3}){3}\b",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex SecretOrAddress();
}
