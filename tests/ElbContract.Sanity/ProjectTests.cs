using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ElbContract.Sanity.Reading;
using ElbContract.Specification.Clauses;

namespace ElbContract.Sanity;

/// <summary>Projects, what they refer to and what they are built from.</summary>
public sealed class ProjectTests
{
    /// <summary>Part of every build and of no product.</summary>
    private static readonly string[] OfTheBuildAlone =
    [
        "Meziantou.Analyzer",
        "MinVer",
        "Microsoft.CodeAnalysis.BannedApiAnalyzers",
        "Microsoft.CodeAnalysis.PublicApiAnalyzers",
    ];

    /// <summary>In a namespace of input and output, but mere names and texts.</summary>
    private static readonly string[] Pure = ["System.Net.HttpStatusCode", "System.Net.WebUtility"];

    private static readonly IReadOnlyList<string> Projects =
    [
        .. Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)),
    ];

    [Fact]
    public void EveryProject_HasAPlaceInTheHouse() =>
        Check.None(
            from project in Projects
            where House.Allowed(Name(project)) is null
            select $"{project} has no place in the house: draw its arrows in {nameof(House)}.{nameof(House.Arrows)}."
        );

    [Fact]
    public void References_RunAlongTheArrows() =>
        Check.None(
            from project in Projects
            from reference in References(project)
            let target = Name(reference)
            where House.Allowed(Name(project)) is { } allowed && !allowed.Contains(target)
            select $"{project} refers to {target}, but {nameof(House)} has no such arrow: move the code to another project, or decide "
                + "on a new arrow."
        );

    [Fact]
    public void References_StandInProjectFilesOnly() =>
        Check.None(
            from file in Repository.Files
            where
                file.EndsWith(".props", StringComparison.Ordinal)
                || file.EndsWith(".targets", StringComparison.Ordinal)
                || Projects.Contains(file)
            from item in Items(file)
            where item.Name.LocalName == "Reference" || (item.Name.LocalName == "ProjectReference" && !Projects.Contains(file))
            select $"{file} has a {item.Name.LocalName} to {item.Attribute("Include")?.Value}: make it a ProjectReference or a "
                + "PackageReference of the project that needs it."
        );

    [Fact]
    public void EveryProject_IsInTheSolution()
    {
        var solution = Repository.Text("ElbContract.sln").Replace('\\', '/');
        Check.None(
            Projects
                .Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal))
                .Select(project => $"{project} is not in ElbContract.sln: run 'dotnet sln add {project}'.")
        );
    }

    [Fact]
    public void EveryProject_LocksItsPackages() =>
        Check.None(
            from project in Projects
            let locked = $"{project[..project.LastIndexOf('/')]}/packages.lock.json"
            where !Repository.Files.Contains(locked)
            select $"{locked} is missing: run 'dotnet restore {project}' and commit it."
        );

    /// <summary>A test project without a test fails the whole run with an exit code of its own.</summary>
    [Fact]
    public void EveryTestProject_HasATest() =>
        Check.None(
            from project in Projects
            where project.StartsWith("tests/", StringComparison.Ordinal)
            let folder = project[..(project.LastIndexOf('/') + 1)]
            where
                !Repository.Files.Any(file =>
                    file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal) && HasATest(file)
                )
            select $"{project} has no test, so 'dotnet test' fails: write one, or take the project out of the solution."
        );

    [Fact]
    public void TheSpecification_HasNoPackage() =>
        Check.None(
            from framework in JsonNode.Parse(Repository.Text("src/ElbContract.Specification/packages.lock.json"))![
                "dependencies"
            ]!.AsObject()
            from package in framework.Value!.AsObject()
            where !OfTheBuildAlone.Contains(package.Key)
            select $"src/ElbContract.Specification depends on {package.Key}: the specification takes no package, so do without or move "
                + "the code that needs it."
        );

    [Fact]
    public void TheSpecification_ReadsAndWritesNothing() =>
        Check.None(
            from type in TypesUsedBy(typeof(Catalogue).Assembly.Location)
            where type.StartsWith("System.IO.", StringComparison.Ordinal) || type.StartsWith("System.Net.", StringComparison.Ordinal)
            where !Pure.Contains(type)
            select $"src/ElbContract.Specification uses {type}: the specification reads and writes nothing, so take bytes or text as "
                + "arguments instead."
        );

    private static IEnumerable<string> References(string project) =>
        Items(project)
            .Where(item => item.Name.LocalName == "ProjectReference")
            .Select(item => item.Attribute("Include")!.Value.Replace('\\', '/'));

    private static IEnumerable<XElement> Items(string file) =>
        XDocument.Parse(Repository.Text(file)).Descendants().Where(item => item.Attribute("Include") is not null);

    private static bool HasATest(string file) =>
        Repository.Text(file) is var text
        && (text.Contains("[Fact", StringComparison.Ordinal) || text.Contains("[Theory", StringComparison.Ordinal));

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project);

    private static List<string> TypesUsedBy(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata
                .TypeReferences.Select(metadata.GetTypeReference)
                .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"),
        ];
    }
}
