namespace ElbContract.Features.Contracts;

/// <summary>The working copy that the tests were built in.</summary>
internal static class Repository
{
    public const string Solution = "ElbContract.sln";

    public static string Pacts => Path.Combine(Root, "pacts");

    public static string Root => Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
                return folder.FullName;
        }

        throw new ContractException($"No folder above {AppContext.BaseDirectory} holds {Solution}: run the features in a working copy.");
    }
}
