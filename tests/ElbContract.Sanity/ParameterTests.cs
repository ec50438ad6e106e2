using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using ElbContract.Sanity.Reading;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Sanity;

/// <summary>A row of the table of parameters, and every half that is written by hand beside it. Each message says where to write
/// what.</summary>
public sealed partial class ParameterTests
{
    private const string Table = "src/ElbContract.Specification/Listeners/ListenerField.cs";
    private const string Catalogues = "src/ElbContract.Specification/Clauses/Catalogue.cs";
    private const string Answers = "src/ElbContract.Specification/Clauses/Subjects/ResponseClauses.cs";
    private const string AnswerTable = "src/ElbContract.Verification/Contracts/AnswerTable.cs";
    private const string Requests = "src/ElbContract.Specification/Listeners/AddListenerRequest.cs";
    private const string Listeners = "src/ElbContract.Specification/Listeners/Listener.cs";
    private const string Both = "src/ElbContract.Specification/Listeners/ConditionalParameters.cs";
    private const string ByHand = "tests/ElbContract.Specification.Tests/CatalogueTests.cs";
    private const string AnswerFeature = "features/response.feature";

    /// <summary>Of two forms, text and list: the client reads whatever comes.</summary>
    private const ListenerField OfTwoForms = ListenerField.Certificates;

    /// <summary>A field in a set is a bit of 32.</summary>
    private const int Most = 32;

    private static readonly IReadOnlyList<string> Steps =
    [
        .. Features.All.SelectMany(feature => feature.Text.Split('\n')).Select(line => line.Trim()),
    ];

    private static readonly IReadOnlyList<Shape> Shapes = [.. Catalogue.Clauses.Select(clause => clause.Shape).OfType<Shape>()];

    [Fact]
    public void EveryField_HasARow_InItsPlace() =>
        Check.None(
            from field in Enum.GetValues<ListenerField>()
            where ListenerFields.All.Count <= (int)field || ListenerFields.All[(int)field].Field != field
            select $"{Place.Of(Table, $"    {field},")}: {field} has no row at its place in ListenerFields.All: write "
                + $"'new({field}, \"{Snake(field.ToString())}\", kind, \"words of the features\", Shown.…)' there, in the order of the "
                + "enum."
        );

    [Fact]
    public void EveryRow_IsAloneAndWellFormed() =>
        Check.None(
            from row in ListenerFields.All
            let trouble = row.JsonName != Snake(row.Field.ToString()) ? $"its key is not that of its name, {Snake(row.Field.ToString())}"
            : ListenerFields.All.Count(other => other.Words == row.Words) > 1 ? $"another row has the words '{row.Words}' too"
            : !Words().IsMatch(row.Words)
                ? $"a step cannot tell the words '{row.Words}' from others: write letters and spaces, no "
                    + "article and no preposition within"
            : row.ValidWith == Protocols.None ? "it is valid with no protocol"
            : !row.IsRequested && row.Shown is Shown.Never ? "it is neither asked for nor shown"
            : null
            where trouble is not null
            select $"{RowOf(row)}: {trouble}."
        );

    [Fact]
    public void TheFields_FitASet() =>
        ListenerFields.Count.Should().BeLessThanOrEqualTo(Most, "a FieldSet has a bit for each: widen it in Judging/FieldSet.cs");

    [Fact]
    public void EveryParameter_HasClauses() =>
        Check.None(
            from row in ListenerFields.Requested
            where !Catalogue.Clauses.Any(clause => clause.Subject == row.Field)
            select $"{Place.Of(Catalogues, "..")}: no clause is about {row.JsonName}: "
                + $"write those of its rows on the page, {Dashed(row)}.… , "
                + "in a class of src/ElbContract.Specification/Clauses/Subjects, and its list here."
        );

    [Fact]
    public void EveryParameter_HasAClauseOfItsType() =>
        Check.None(
            from row in ListenerFields.Requested
            where Catalogue.Clauses.Any(clause => clause.Subject == row.Field)
            let typed = Shapes.OfType<Shape.Typed>().Where(shape => shape.Field == row.Field).ToList()
            // Of some texts only the words are documented.
            where typed.Exists(shape => shape.Kind != KindOf(row)) || (typed.Count == 0 && row.Kind is not ParameterKind.Text)
            select $"{PlaceOfClauses(row)}: no clause refuses a {row.JsonName} that is not {Called(row.Kind)}: write "
                + $"'Rules.{RuleOf(row.Kind)}(\"{Dashed(row)}.type\", …)', or correct the kind in {RowOf(row)}."
        );

    [Fact]
    public void EveryShownField_HasItsClauseOfTheAnswer() =>
        Check.None(
            from row in ListenerFields.All
            let own = Shapes.OfType<Shape.Shown>().Where(shape => shape.Field == row.Field).ToList()
            let wanted = row.Shown is Shown.Never
                ? null
                : new Shape.Shown(row.Field, KindOf(row), Echoes: row.IsRequested, Always: row.Shown is Shown.Always)
            where wanted is null ? own.Count > 0 : own.Count != 1 || own[0] != wanted
            select wanted is null
                ? $"{RowOf(row)}: the row says that no answer shows {row.JsonName}, and a clause says that it does: correct one of them."
                : $"{Place.Of(Answers, "Sni(),")}: no clause, or another one than the row, says how the answer shows {row.JsonName}: "
                    + $"write '{ClauseOf(row)}(\"response.{Dashed(row)}\", {row.Field}, JsonKind.{wanted.Kind}, …)' in the order of the "
                    + $"response table, or correct {RowOf(row)}."
        );

    [Fact]
    public void EveryParameter_IsOfferedByTheTypedClient() =>
        Check.None(
            from row in ListenerFields.Requested
            let property = PropertyOf(typeof(Specification.Listeners.AddListenerRequest), row)
            where property is null || TypeOf(property) != TypeOf(row.Kind)
            select Lacks(row, row.Shown is Shown.WhereValid ? Both : Requests)
        );

    [Fact]
    public void EveryShownField_IsReadByTheTypedClient() =>
        Check.None(
            from row in ListenerFields.All
            where row.Shown is not Shown.Never
            let property = PropertyOf(typeof(Listener), row)
            where property is null || (row.Field != OfTwoForms && TypeOf(property) != TypeOf(row.Kind))
            select Lacks(row, row is { Shown: Shown.WhereValid, IsRequested: true } ? Both : Listeners)
        );

    [Fact]
    public void TheTypedClient_OffersNothingElse() =>
        Check.None(
            from type in (Type[])[typeof(Specification.Listeners.AddListenerRequest), typeof(Listener)]
            from property in type.GetProperties()
            where
                ListenerFields.Find(Snake(property.Name)) is not { } row
                || (type == typeof(Listener) ? row.Shown is Shown.Never : !row.IsRequested)
            select $"{Place.Of(Table, "new(")}: no row says that {Snake(property.Name)} is "
                + $"{(type == typeof(Listener) ? "shown" : "a parameter")}, "
                + $"and {type.Name} has it: write its row, or take the property away."
        );

    [Fact]
    public void EveryShownField_IsInTheContractsAnswerTable() =>
        Check.None(
            from row in ListenerFields.All
            let isThere = Repository.Text(AnswerTable).Contains($"[\"{row.JsonName}\"] =", StringComparison.Ordinal)
            where isThere == row.Shown is Shown.Never
            select isThere
                ? $"{Place.Of(AnswerTable, $"[\"{row.JsonName}\"]")}: {row.JsonName} is in the table, and {RowOf(row)} says that no answer "
                    + "shows it: read the page, and correct one of them."
                : $"{Place.Of(AnswerTable, row.IsRequested ? "[\"ssl_ciphers\"]" : "[\"update_time\"]")}: {row.JsonName} "
                    + $"is not in the table: write '[\"{row.JsonName}\"] = …' here, by hand and from the page: "
                    + "it is the second witness of what the answer shows."
        );

    [Fact]
    public void EveryClause_IsInTheListThatIsWrittenByHand() =>
        Check.None(
            from clause in Catalogue.Clauses
            where !Repository.Text(ByHand).Contains($"\n        {clause.Id} ", StringComparison.Ordinal)
            select $"{Place.Of(ByHand, clause.IsAboutAnswers ? "        response." : "        udp-timeout.")}: {clause.Id} is not in the "
                + $"list: write '{clause.Id} {clause.Strength.ToString().ToLowerInvariant()}: …' at its place, with its rule as the "
                + "page has it."
        );

    [Fact]
    public void EveryParameter_IsAskedForInAFeature() =>
        Check.None(
            from row in ListenerFields.Requested
            where
                !Steps.Any(line =>
                    (line.StartsWith("When ", StringComparison.Ordinal) || line.StartsWith('|')) && Says(line, "", row.Words.TrimEnd('s'))
                )
            select $"features/{Dashed(row)}.feature: no scenario adds a listener with {row.Article}{row.Words}: write its rules and "
                + $"outcomes there, such as 'When the consumer adds an HTTP listener with {row.Words} {Sample(row.Kind)}'."
        );

    [Fact]
    public void EveryShownField_IsLookedAtInAFeature() =>
        Check.None(
            from row in ListenerFields.All
            where row.Shown is not Shown.Never
            where !Steps.Any(line => Says(line, "the answer (shows|repeats) (the )?", row.Words) || Says(line, @"^\| *", row.Words))
            select $"{Place.Of(AnswerFeature, "Rule:")}: no scenario says that the answer shows {row.Article}{row.Words}: "
                + $"write a Rule with the tag @response.{Dashed(row)} there, with 'And the answer shows {row.Words} {Sample(row.Kind)}'."
        );

    /// <summary>Whether the words stand behind the pattern, and are not the end of another parameter's.</summary>
    private static bool Says(string line, string pattern, string words)
    {
        var others = ListenerFields.All.Select(row => row.Words).Where(other => other.EndsWith(" " + words, StringComparison.Ordinal));
        var without = others.Aggregate(line, (text, other) => text.Replace(other, "", StringComparison.Ordinal));
        return Regex.IsMatch(without, $@"{pattern}(^|\b){Regex.Escape(words)}s?\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    }

    private static string Lacks(DocumentedField row, string file) =>
        $"{Place.Of(file, "{ get; init; }")}: the typed client has no {row.JsonName} that is {Called(row.Kind)}: write 'public "
        + $"{Keyword(row.Kind)}? {row.Field} {{ get; init; }}' in {Path.GetFileName(file)}, with its unit, range and anchor.";

    private static string RowOf(DocumentedField row) => Place.Of(Table, $"new({row.Field}, ");

    private static string PlaceOfClauses(DocumentedField row) =>
        Repository
            .Files.Where(file => file.StartsWith("src/ElbContract.Specification/Clauses/Subjects/", StringComparison.Ordinal))
            .Where(file => Repository.Text(file).Contains($"\"{Dashed(row)}", StringComparison.Ordinal))
            .Select(file => Place.Of(file, $"\"{Dashed(row)}"))
            .DefaultIfEmpty("src/ElbContract.Specification/Clauses/Subjects")
            .First();

    private static PropertyInfo? PropertyOf(Type type, DocumentedField row) =>
        Array.Find(type.GetProperties(), property => Snake(property.Name) == row.JsonName);

    private static Type TypeOf(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    private static Type TypeOf(ParameterKind kind) =>
        kind switch
        {
            ParameterKind.WholeNumber => typeof(int),
            ParameterKind.TruthValue => typeof(bool),
            _ => typeof(string),
        };

    private static string Keyword(ParameterKind kind) =>
        kind switch
        {
            ParameterKind.WholeNumber => "int",
            ParameterKind.TruthValue => "bool",
            _ => "string",
        };

    private static JsonKind KindOf(DocumentedField row) =>
        row.Kind switch
        {
            ParameterKind.WholeNumber => JsonKind.Integer,
            ParameterKind.TruthValue => JsonKind.True,
            _ => JsonKind.String,
        };

    private static string Called(ParameterKind kind) =>
        kind switch
        {
            ParameterKind.WholeNumber => "a whole number",
            ParameterKind.TruthValue => "true or false",
            _ => "a text",
        };

    private static string RuleOf(ParameterKind kind) =>
        kind switch
        {
            ParameterKind.WholeNumber => "IntegerType",
            ParameterKind.TruthValue => "BooleanType",
            _ => "StringType",
        };

    private static string ClauseOf(DocumentedField row) =>
        !row.IsRequested ? "Given"
        : row.Shown is Shown.Always ? "Echo"
        : "Conditional";

    private static string Sample(ParameterKind kind) =>
        kind switch
        {
            ParameterKind.WholeNumber => "60",
            ParameterKind.TruthValue => "on",
            _ => "\"a text\"",
        };

    private static string Dashed(DocumentedField row) => row.JsonName.Replace('_', '-');

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    [GeneratedRegex(
        @"\A(?!.*\b(an?|the|these|no|as|of|is|are|and|or|with|containing|starting|ending)\b)[A-Za-z]+( [A-Za-z]+)*\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Words();
}
