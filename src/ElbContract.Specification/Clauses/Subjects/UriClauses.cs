using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Specification.Clauses.Subjects;

/// <summary>The call itself: its path, its project, and the form of its bodies.</summary>
internal static class UriClauses
{
    private static readonly ListenerField[] Fields = [.. ListenerFields.All.Select(row => row.Field)];

    public static readonly Clause Add = new(
        ClauseIds.UriAdd,
        Strength.Accept,
        ["p24749807"],
        "A POST of one JSON object to a project's listeners adds a listener; the answer is one JSON object, and neither is wrapped."
    )
    {
        // Keys that are not documented, and one key with two values, may be refused or passed over.
        Request = request =>
            request.Body.HasUnknownFields || request.Body.HasUnreadableText ? Ruling.Free()
            : request.Body.HasRepeatedFields ? Ruling.Free(Fields)
            : Ruling.Accept,
    };

    public static readonly Clause ProjectIdMandatory = new(
        ClauseIds.ProjectIdMandatory,
        Strength.Reject,
        ["p6162677511304"],
        "The path names a project: the one that the token belongs to."
    );

    public static IReadOnlyList<Clause> All => [Add, ProjectIdMandatory];

    /// <summary>What the path says before any parameter is read.</summary>
    public static void Project(ListenerPath path, IProviderContext provider, Rulings rulings)
    {
        if (path.Form == ListenerPathForm.Unknown)
            rulings.Add(StatusClauses.NotFound, Ruling.RejectWith(StatusSet.S404));
        else if (path.Form == ListenerPathForm.WithoutProject)
            rulings.Add(ProjectIdMandatory, Ruling.RejectWith(StatusSet.S404));
        else if (!provider.IsOwnProject(path.ProjectId!))
            rulings.Add(ProjectIdMandatory, Ruling.RejectWith(StatusSet.S401 | StatusSet.S403 | StatusSet.S404));
        else
            rulings.Add(ProjectIdMandatory, Ruling.Accept);
    }

    /// <summary>What is wrong with the form of an answer that accepts; null for a listener's object.</summary>
    public static string? WrongForm(ListenerDocument answer)
    {
        switch (answer.Form)
        {
            case DocumentForm.Empty:
                return "an empty body";
            case DocumentForm.Malformed:
                return "a body that is not JSON";
            case DocumentForm.NotAnObject:
                return "JSON that is not an object";
        }

        foreach (var field in Fields)
        {
            if (answer.Kind(field) != JsonKind.Absent)
                return null;
        }

        return "an object with none of a listener's fields at its top";
    }
}
