using ElbContract.Sanity.Reading;

namespace ElbContract.Sanity;

/// <summary>The folders of a project are namespaces, and do not use each other in a circle.</summary>
public sealed class FolderTests
{
    private static readonly IReadOnlyList<NamespaceUses> Projects =
    [
        .. from file in Repository.Files
        where file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)
        group (file, Repository.Text(file)) by file.Split('/')[1] into project
        select NamespaceUses.Of([.. project]),
    ];

    [Fact]
    public void NoFolders_UseEachOtherInACircle() => Check.None(Projects.SelectMany(project => Circles(project)));

    [Fact]
    public void Circles_OfUsingLinesAndQualifiedNames_AreNamedWithAPlaceForEachDirection()
    {
        var uses = NamespaceUses.Of([
            ("Shop/Till.cs", "namespace House.Shop;\n\nclass Till\n{\n    Store.Shelf shelf; // Garden.Tree\n}\n"),
            ("Store/Shelf.cs", "using House.Garden;\n\nnamespace House.Store;\n\nclass Shelf;\n"),
            ("Garden/Tree.cs", "using static House.Shop.Till;\n\nnamespace House.Garden;\n\nclass Tree;\n"),
            ("Garden/Leaf.cs", "using System;\n\nnamespace House.Garden;\n\nclass Leaf { string Colour => Yard.Gate; }\n"),
            ("Yard/Fence.cs", "using House.Garden;\n\nnamespace House.Yard;\n\nclass Fence;\n"),
        ]);

        Circles(uses)
            .Should()
            .Equal(
                "House.Garden uses House.Shop (Garden/Tree.cs:1), House.Shop uses House.Store (Shop/Till.cs:5), House.Store uses "
                    + "House.Garden (Store/Shelf.cs:1): take one of these away, or move what they share where both may use it."
            );
    }

    private static IEnumerable<string> Circles(NamespaceUses project) =>
        project
            .All.Select(use => use.From)
            .Distinct(StringComparer.Ordinal)
            .Select(start => project.Way(start, start))
            .OfType<IReadOnlyList<(string From, string To)>>()
            .DistinctBy(circle => string.Join(' ', circle.Select(use => use.From).Order(StringComparer.Ordinal)))
            .Select(circle =>
                string.Join(", ", circle.Select(use => $"{use.From} uses {use.To} ({project.Place(use)})"))
                + ": take one of these away, or move what they share where both may use it."
            );
}
