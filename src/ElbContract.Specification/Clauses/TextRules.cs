using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Clauses;

/// <summary>Rules about the length of strings.</summary>
internal static class TextRules
{
    /// <summary>
    /// Counts characters, not bytes. Where only a count of UTF-16 units is over the maximum (characters beyond the basic plane), it is not
    /// documented which is meant.
    /// </summary>
    public static Ruling Length(RequestFacts request, ListenerField field, int minimum, int maximum)
    {
        if (request.Body.IsPlainText(field, out var plain))
            return Ruling.AcceptIf(Rules.Within(plain.Length, minimum, maximum));
        if (request.Body.Text(field) is not { } text)
            return Ruling.None;
        var characters = 0;
        foreach (var _ in text.EnumerateRunes())
            characters++;
        if (!Rules.Within(characters, minimum, maximum))
            return Ruling.Reject;
        return text.Length > maximum ? Ruling.Free(field) : Ruling.Accept;
    }
}
