using System.Text.Json.Nodes;
using ElbContract.Emulator.DataPlane;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Faults;

/// <summary>One way to depart from one clause: an emulator with it conforms in everything else. Without state, so that it is safe for
/// parallel use.</summary>
/// <remarks>
/// It meddles at three places at most: a refusal that only its clause asks for is passed over, a request that its clause accepts is refused
/// all the same, or the answer is changed. What conforms and what does not is the judge's to say: a fault never guesses at other clauses.
/// </remarks>
public sealed class SeededFault
{
    private SeededFault(string clause, string what, string sentence)
    {
        Id = $"{clause}/{what}";
        Clause = clause;
        Sentence = sentence;
    }

    /// <summary>The clause and what is wrong, such as <c>port.range/maximum-refused</c>.</summary>
    public string Id { get; }

    /// <summary>The id of the clause that it breaks.</summary>
    public string Clause { get; }

    /// <summary>What the provider does wrong.</summary>
    public string Sentence { get; }

    /// <summary>The ids of clauses that cannot be kept either once this one is broken so.</summary>
    public IReadOnlyList<string> AlsoBreaks { get; private init; } = [];

    /// <summary>Whether it refuses what is to be accepted: one exchange shows that the call failed, and only many show for which
    /// clause.</summary>
    internal bool RefusesConforming => Overdoes is not null;

    /// <summary>Whether it does something only when the same request comes again.</summary>
    internal bool NeedsMemory { get; private init; }

    /// <summary>Whether no answer shows it, and TLS handshakes with listeners do: it needs <see
    /// cref="EmulatorOptions.DataPlane"/>.</summary>
    public bool IsServed => Serves is not null;

    private Func<ServedTls, ServedTls>? Serves { get; init; }
    private Func<PostedRequest, bool>? PassesOver { get; init; }
    private Func<PostedRequest, bool>? Overdoes { get; init; }
    private Func<PostedRequest, Answer, Answer>? Changes { get; init; }

    /// <summary>Accepts what its clause alone refuses.</summary>
    internal static SeededFault Accepting(string clause, string what, string sentence, Func<PostedRequest, bool> when) =>
        new(clause, what, sentence) { PassesOver = when };

    /// <summary>Accepts what its clause alone refuses or lets be refused, and shows in the answer what it made of it.</summary>
    internal static SeededFault AcceptingAndShowing(
        string clause,
        string what,
        string sentence,
        Func<PostedRequest, bool> when,
        Action<PostedRequest, JsonObject> edit
    ) =>
        new(clause, what, sentence)
        {
            PassesOver = when,
            Changes = Edited((request, _) => when(request) && request.IsRefusedOnlyFor(clause), edit),
        };

    /// <summary>Refuses with 400 what its clause accepts and no other forbids.</summary>
    internal static SeededFault Refusing(
        string clause,
        string what,
        string sentence,
        Func<PostedRequest, bool> when,
        params string[] alsoBreaks
    ) => new(clause, what, sentence) { Overdoes = when, AlsoBreaks = alsoBreaks };

    /// <summary>Shows an accepted listener otherwise.</summary>
    internal static SeededFault Showing(
        string clause,
        string what,
        string sentence,
        Func<PostedRequest, JsonObject, bool> when,
        Action<PostedRequest, JsonObject> edit
    ) => new(clause, what, sentence) { Changes = Edited(when, edit) };

    /// <summary>Answers otherwise, whatever the form of the answer.</summary>
    internal static SeededFault Answering(
        string clause,
        string what,
        string sentence,
        Func<PostedRequest, Answer, Answer> change,
        params string[] alsoBreaks
    ) => new(clause, what, sentence) { Changes = change, AlsoBreaks = alsoBreaks };

    /// <summary>Serves otherwise what a listener serves.</summary>
    internal static SeededFault Serving(string clause, string what, string sentence, Func<ServedTls, ServedTls> serve) =>
        new(clause, what, sentence) { Serves = serve };

    /// <summary>Accepts what its clause alone refuses, when the same request comes again.</summary>
    internal static SeededFault AcceptingAgain(string clause, string what, string sentence) =>
        new(clause, what, sentence) { PassesOver = request => request.IsRepeated, NeedsMemory = true };

    /// <summary>The same in one context alone; null where it does more than accept or refuse.</summary>
    /// <param name="where">Told by its id.</param>
    /// <param name="words">The same for people, such as <c>with UDP on a public network load balancer</c>.</param>
    /// <param name="isThere">Whether a request is of that context.</param>
    internal SeededFault? Confined(string where, string words, Func<PostedRequest, bool> isThere) =>
        Changes is not null || Serves is not null || NeedsMemory
            ? null
            : new SeededFault(Clause, $"{Id[(Clause.Length + 1)..]}/{where}", $"{Sentence.TrimEnd('.')}, {words}.")
            {
                PassesOver = PassesOver is { } passesOver ? request => isThere(request) && passesOver(request) : null,
                Overdoes = Overdoes is { } overdoes ? request => isThere(request) && overdoes(request) : null,
                AlsoBreaks = AlsoBreaks,
            };

    internal bool Accepts(PostedRequest request) => PassesOver is { } holds && holds(request) && request.IsRefusedOnlyFor(Clause);

    internal bool Refuses(PostedRequest request) => Overdoes is { } holds && holds(request) && request.IsAcceptedFor(Clause);

    internal Answer Change(PostedRequest request, Answer answer) => Changes is null ? answer : Changes(request, answer);

    internal ServedTls Serve(ServedTls served) => Serves?.Invoke(served) ?? served;

    /// <summary>The refusal of a conforming request; its code is none that speaks of the caller's ids, quota or ports.</summary>
    internal static Answer Refusal { get; } =
        Answer.Error(new ProviderError(400, ErrorCode.BadRequest, "badRequest: A seeded fault refuses this."));

    public override string ToString() => Id;

    private static Func<PostedRequest, Answer, Answer> Edited(
        Func<PostedRequest, JsonObject, bool> when,
        Action<PostedRequest, JsonObject> edit
    ) =>
        (request, answer) =>
        {
            if (answer.Status != 200 || JsonNode.Parse(answer.Body.Bytes.Span) is not JsonObject listener || !when(request, listener))
                return answer;
            edit(request, listener);
            return Answer.Ok(JsonBody.Render(json => listener.WriteTo(json)));
        };
}
