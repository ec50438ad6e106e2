namespace ElbContract.Features.Contracts;

/// <summary>The working copy that the tests were built in.</summary>
internal static class Repository
{
    public static string Pacts => Path.Combine(Root(), "pacts");

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ElbContract.sln")))
                return folder.FullName;
        }

        throw new ContractException(
            $"No folder above {AppContext.BaseDirectory} holds ElbContract.sln: run the features in a working copy."
        );
    }
}
