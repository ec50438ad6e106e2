using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Clauses;

/// <summary>An answer that accepted a request, beside that request; collects what the clauses find.</summary>
internal sealed class AnswerFacts(RequestFacts request, FieldSet frees, ListenerDocument body)
{
    private List<Finding>? _findings;

    public RequestFacts Request { get; } = request;
    public ListenerDocument Body { get; } = body;
    public IReadOnlyList<Finding> Findings => _findings ?? [];

    public JsonKind Kind(ListenerField field) => Body.Kind(field);

    /// <summary>Adds a finding at a field of the body, unless that field is not documented in this answer.</summary>
    public void Find(Clause clause, ListenerField field, Expected expected)
    {
        if (frees.Contains(field))
            return;
        (_findings ??= []).Add(new Finding(clause.Id, "$.body." + field.JsonName(), expected, Body.Show(field)));
    }

    /// <summary>Finds fault with a field that is there and not null although its parameter is not in effect.</summary>
    public void ExpectNotShown(Clause clause, ListenerField field)
    {
        if (Body.Has(field))
            Find(clause, field, Expected.Nothing.AtAll);
    }

    /// <summary>Finds fault with a field that is not exactly this string.</summary>
    public void ExpectText(Clause clause, ListenerField field, string text)
    {
        if (!Body.Is(field, text))
            Find(clause, field, new Expected.Value($"\"{text}\""));
    }
}
