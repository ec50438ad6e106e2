using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Emulator.Faults;

/// <summary>What is taken for something else before it is checked: trimmed, cut, folded, an empty id for a default one, and the words of
/// the API's later generations.</summary>
internal static class ToleranceFaults
{
    private static readonly (ListenerField Field, string[] Words)[] LaterWords =
    [
        (Protocol, ["TERMINATED_HTTPS", "QUIC", "TLS"]),
        (BackendProtocol, ["HTTPS", "SSL", "TLS", "QUIC"]),
        (LbAlgorithm, ["ROUND_ROBIN", "LEAST_CONNECTIONS", "SOURCE_IP"]),
        (StickySessionType, ["HTTP_COOKIE", "APP_COOKIE", "SOURCE_IP"]),
        (SslCiphers, ["tls-1-2", "tls-1-2-strict"]),
    ];

    public static IEnumerable<SeededFault> All =>
        [
            .. Catalogue.Clauses.Where(clause => clause.Shape is Shape.Words).SelectMany(Words),
            .. Ids(ClauseIds.LoadbalancerIdExists, LoadbalancerId, (request, id) => request.Provider.LoadBalancer(id) is not null),
            .. Ids(ClauseIds.CertificateIdMandatory, CertificateId, (request, id) => request.Provider.CertificateExists(id)),
            SeededFault.Accepting(
                ClauseIds.NameCharacters,
                "trimmed",
                "White space around a name is cut off before it is checked.",
                request => request.Text(Name) is { } name && name.Trim() != name && name.Trim().All(IsOfAName)
            ),
            SeededFault.Accepting(
                ClauseIds.NameCharacters,
                "first-line-checked",
                "Only the first line of a name is checked.",
                request =>
                    request.Text(Name) is { } name && name.Contains('\n', StringComparison.Ordinal) && name.Split('\n')[0].All(IsOfAName)
            ),
            .. LaterWords.Select(later =>
                SeededFault.Accepting(
                    later.Field.JsonName().Replace('_', '-') + ".values",
                    "later-words-accepted",
                    $"The words from later versions of the API are accepted as {later.Field.JsonName()}.",
                    request => later.Words.Contains(request.Text(later.Field))
                )
            ),
            SeededFault.Accepting(
                ClauseIds.SslProtocolsValues,
                "order-ignored",
                "The three protocol versions are accepted in another order.",
                request =>
                    Versions(request, ' ') is { } versions && versions.Order(StringComparer.Ordinal).SequenceEqual(["1.0", "1.1", "1.2"])
            ),
            SeededFault.Accepting(
                ClauseIds.SslProtocolsValues,
                "commas-accepted",
                "The three protocol versions are accepted with commas between them.",
                request => Versions(request, ',') is ["1.2", "1.1", "1.0"]
            ),
        ];

    private static IEnumerable<SeededFault> Words(Clause clause)
    {
        var (field, words) = ((clause.Shape as Shape.Words)!.Field, (clause.Shape as Shape.Words)!.Values);
        var name = field.JsonName();
        yield return Taken("trimmed", "White space around {0} is cut off before it is checked.", text => text.Trim());
        yield return Taken("line-end-cut-off", "A new line at the end of {0} is cut off before it is checked.", text => text.TrimEnd('\n'));
        yield return SeededFault.Accepting(
            clause.Id,
            "prefix-accepted",
            $"A word that begins with a documented word is accepted as {name}.",
            request => request.Text(field) is { } text && words.Any(word => text.StartsWith(word, StringComparison.Ordinal))
        );
        yield return SeededFault.Accepting(
            clause.Id,
            "cut-word-accepted",
            $"The beginning of a documented word is accepted as {name}.",
            request => request.Text(field) is { Length: > 1 } text && words.Any(word => word.StartsWith(text, StringComparison.Ordinal))
        );
        // The letter case of protocol and algorithm is open.
        if (field is not (Protocol or LbAlgorithm))
            yield return SeededFault.Accepting(
                clause.Id,
                "case-folded",
                $"The letter case of {name} is not checked.",
                request => words.Contains(request.Text(field), StringComparer.OrdinalIgnoreCase)
            );

        SeededFault Taken(string what, string sentence, Func<string, string> read) =>
            SeededFault.Accepting(
                clause.Id,
                what,
                string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, name),
                request => request.Text(field) is { } text && read(text) != text && words.Contains(read(text))
            );
    }

    private static IEnumerable<SeededFault> Ids(string clause, ListenerField field, Func<PostedRequest, string, bool> exists)
    {
        var name = field.JsonName();
        yield return SeededFault.Accepting(
            clause,
            "empty-accepted",
            $"An empty {name} is taken for a default one.",
            request => request.Text(field) is ""
        );
        yield return SeededFault.Accepting(
            clause,
            "trimmed",
            $"White space around {name} is cut off before it is looked up.",
            request => request.Text(field) is { } id && id.Trim() != id && exists(request, id.Trim())
        );
    }

    private static string[]? Versions(PostedRequest request, char separator) =>
        request.Text(SslProtocols)?.Replace("TLS ", "", StringComparison.Ordinal).Split(separator, StringSplitOptions.TrimEntries);

    private static bool IsOfAName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';
}
