using System.Globalization;
using System.Text.RegularExpressions;
using ElbContract.Gherkin.Reading;

namespace ElbContract.Gherkin.Binding;

/// <summary>The method that an undefined step asks for, ready to paste.</summary>
internal static partial class StepSkeleton
{
    public static string For(Step step)
    {
        var parameters = new List<string>();
        var expression = Values().Replace(Special().Replace(step.Text, @"\$0"), match => Parameter(match.Value, parameters));
        if (step.Argument is not null)
        {
            parameters.Add(step.Table is null ? "string text" : "DataTable table");
        }

        return $$"""
                [{{step.Keyword}}("{{expression.Replace(@"\", @"\\", StringComparison.Ordinal)}}")]
                public void {{MethodName(step)}}({{string.Join(", ", parameters)}})
                {
                    throw new PendingStepException();
                }
            """;
    }

    private static string Parameter(string value, List<string> parameters)
    {
        var (type, name) =
            value[0] is '"' or '\'' ? ("string", "text")
            : value.Contains('.', StringComparison.Ordinal) ? ("decimal", "number")
            : ("int", "number");
        var taken = parameters.Count(one => one.Contains(name, StringComparison.Ordinal));
        parameters.Add($"{type} {name}{(taken == 0 ? "" : taken + 1)}");
        return $"{{{type}}}";
    }

    private static string MethodName(Step step) =>
        step.Keyword
        + string.Concat(
            Words()
                .Matches(Values().Replace(step.Text, ""))
                .Select(word => char.ToUpper(word.Value[0], CultureInfo.InvariantCulture) + word.Value[1..])
        );

    [GeneratedRegex(
        """
            "[^"]*"|'[^']*'|(?<![\w.-])-?\d+(?:\.\d+)?(?![\w-])
            """
    )]
    private static partial Regex Values();

    [GeneratedRegex(@"[\\/(){}]")]
    private static partial Regex Special();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();
}
