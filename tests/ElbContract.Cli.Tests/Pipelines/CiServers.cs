using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace ElbContract.Cli.Tests.Pipelines;

/// <summary>What a job of a CI server came to.</summary>
/// <param name="ExitCode">Of the step that verifies or merges.</param>
/// <param name="CleanUp">Of the step that always runs; null where the job has none.</param>
/// <param name="Printed">By all its steps.</param>
internal sealed record JobResult(int ExitCode, int? CleanUp, string Printed);

/// <summary>Runs the jobs of the templates as each CI server would: its steps in order, with its variables and its expressions filled in.
/// Of the steps that are no lines, those that move reports are done by hand, and the others left out.</summary>
internal sealed partial class CiServers(string programs, string folder, IReadOnlyDictionary<string, string> given)
{
    /// <summary>Where the jobs run.</summary>
    private string Workspace { get; } = Directory.CreateDirectory(Path.Combine(folder, "workspace")).FullName;

    /// <summary>What GitHub shows of a job.</summary>
    public string Summary(string job) => File.ReadAllText(Path.Combine(folder, $"summary-{job}"));

    /// <summary>What the action's step says of itself.</summary>
    public string Outputs(string job) => File.ReadAllText(Path.Combine(folder, $"outputs-{job}"));

    public async Task<IReadOnlyList<JobResult>> GitHubAsync()
    {
        var workflow = PipelineFile.Read("deploy/github/verify.yml");
        var shard = workflow.At("jobs", "shard");
        var matrix = shard.List("strategy", "matrix", "shard").Select(one => ((YamlScalarNode)one).Value!).ToList();
        List<JobResult> results = [];
        foreach (var part in matrix)
        {
            var known = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["matrix.shard"] = part,
                ["strategy.job-total"] = $"{matrix.Count}",
            };
            results.Add(await ActionAsync(shard, part, known));
            var inputs = shard
                .List("steps")
                .Single(step => step.Text("uses")!.StartsWith("OWNER/", StringComparison.Ordinal))
                .Texts("with");
            // The artifact, as the job that joins them downloads it.
            Move("elb-reports", Path.Combine("shards", Filled(inputs.Single(one => one.Key == "artifact").Value, known)));
        }

        results.Add(await ActionAsync(workflow.At("jobs", "verdict"), "verdict", []));
        return results;
    }

    public async Task<IReadOnlyList<JobResult>> GitLabAsync()
    {
        CopyTheScript();
        var pipeline = PipelineFile.Read("deploy/gitlab/verify.yml");
        var shard = pipeline.At("shard");
        List<JobResult> results = [];
        for (var part = 1; part <= int.Parse(shard.Text("parallel")!, null); part++)
            results.Add(await GitLabJobAsync(shard!, new() { ["CI_NODE_INDEX"] = $"{part}", ["CI_NODE_TOTAL"] = shard.Text("parallel")! }));
        results.Add(await GitLabJobAsync(pipeline.At("verdict")!, []));
        return results;
    }

    public async Task<IReadOnlyList<JobResult>> AzureAsync()
    {
        CopyTheScript();
        var pipeline = PipelineFile.Read("deploy/azure/verify.yml");
        var jobs = pipeline.List("jobs");
        var total = jobs[0].Text("strategy", "parallel")!;
        List<JobResult> results = [];
        for (var part = 1; part <= int.Parse(total, null); part++)
        {
            results.Add(await AzureJobAsync(pipeline, jobs[0], $"{part}", total));
            Move(Path.Combine($"staging-{part}", "elb-reports"), Path.Combine("downloaded", $"elb-contract-{part}"));
        }

        results.Add(await AzureJobAsync(pipeline, jobs[1], "verdict", total));
        return results;
    }

    /// <summary>The job's step that uses the action of this repository: the action's own steps, with the job's inputs.</summary>
    private async Task<JobResult> ActionAsync(YamlNode? job, string name, Dictionary<string, string> known)
    {
        var action = PipelineFile.Read("action.yml");
        foreach (var (input, _) in action.Texts("inputs"))
            known[$"inputs.{input}"] = action.Text("inputs", input, "default") ?? "";
        (known["github.action_repository"], known["github.action_ref"]) = ("owner/elb", "v1");
        known["runner.temp"] = Path.Combine(folder, "runner-temp");
        foreach (var variable in given)
            known[$"secrets.{variable.Key}"] = known[$"vars.{variable.Key}"] = variable.Value;
        var environment = job.Texts("env").ToDictionary(one => one.Key, one => Filled(one.Value, known), StringComparer.Ordinal);
        environment["ELB_CLAUSE"] = given["ELB_CLAUSE"];
        foreach (var one in environment)
            known[$"env.{one.Key}"] = one.Value;
        var use = job.List("steps").Single(step => step.Text("uses")!.StartsWith("OWNER/", StringComparison.Ordinal));
        foreach (var (input, value) in use.Texts("with"))
        {
            known.Should().ContainKey($"inputs.{input}", "the action knows what it is given");
            known[$"inputs.{input}"] = Filled(value, known);
        }

        var steps = action
            .List("runs", "steps")
            .Where(step => step.Text("run") is not null)
            .Select(step =>
                (
                    Lines: step.Text("run")!,
                    IsAlways: step.Text("if") == "always()",
                    Own: step.Texts("env"),
                    IsTheGate: step.Text("id") == "gate"
                )
            );
        return await RunAsync(
            steps.Select(step =>
                (
                    step.Lines,
                    step.IsAlways,
                    environment.Concat(step.Own.Select(one => KeyValuePair.Create(one.Key, Filled(one.Value, known)))),
                    step.IsTheGate
                )
            ),
            new()
            {
                ["GITHUB_ACTIONS"] = "true",
                ["GITHUB_ACTION_PATH"] = PipelineFile.Root,
                ["GITHUB_WORKSPACE"] = Workspace,
                ["GITHUB_OUTPUT"] = Path.Combine(folder, $"outputs-{name}"),
                ["GITHUB_STEP_SUMMARY"] = Path.Combine(folder, $"summary-{name}"),
            }
        );
    }

    private Task<JobResult> GitLabJobAsync(YamlNode job, Dictionary<string, string> variables)
    {
        variables["GITLAB_CI"] = "true";
        var script = string.Join('\n', job.List("script").Select(line => ((YamlScalarNode)line).Value));
        var after = string.Join('\n', job.List("after_script").Select(line => ((YamlScalarNode)line).Value));
        return RunAsync(
            after.Length == 0 ? [(script, false, given, true)] : [(script, false, given, true), (after, true, given, false)],
            variables
        );
    }

    private Task<JobResult> AzureJobAsync(YamlNode pipeline, YamlNode job, string name, string total)
    {
        var staging = Path.Combine(Workspace, $"staging-{name}");
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Build.ArtifactStagingDirectory"] = staging,
            ["System.JobPositionInPhase"] = name,
        };
        foreach (var one in given)
            variables[one.Key] = one.Value;
        foreach (var variable in pipeline.List("variables").Where(variable => variable.Text("name") is not null))
            variables[variable.Text("name")!] = Expanded(variable.Text("value")!, variables);
        // Secrets are no variables of a step, unless its env names them.
        var plain = variables.Where(one =>
            !one.Key.Contains('.', StringComparison.Ordinal)
            && one.Key is not ("ELB_PROJECT_ID" or "ELB_TOKEN" or "ELB_TOKEN_WITHOUT_PERMISSION")
        );
        var steps = job.List("steps")
            .Where(step => step.Text("bash") is not null)
            .Select(step =>
                (
                    Expanded(step.Text("bash")!, variables),
                    step.Text("condition") == "always()",
                    plain.Concat(step.Texts("env").Select(one => KeyValuePair.Create(one.Key, Expanded(one.Value, variables)))),
                    !step.Text("bash")!.Contains("install", StringComparison.Ordinal) && step.Text("condition") is null
                )
            );
        return RunAsync(
            steps,
            new()
            {
                ["TF_BUILD"] = "True",
                ["BUILD_ARTIFACTSTAGINGDIRECTORY"] = staging,
                ["PIPELINE_WORKSPACE"] = Path.Combine(Workspace, "downloaded"),
                ["SYSTEM_JOBPOSITIONINPHASE"] = name,
                ["SYSTEM_TOTALJOBSINPHASE"] = total,
            }
        );
    }

    /// <summary>One step after the other; once one has failed, those alone that always run.</summary>
    private async Task<JobResult> RunAsync(
        IEnumerable<(string Lines, bool IsAlways, IEnumerable<KeyValuePair<string, string>> Variables, bool IsTheGate)> steps,
        Dictionary<string, string> ofTheServer
    )
    {
        var (result, isRed) = (new JobResult(0, null, ""), false);
        foreach (var step in steps)
        {
            if (isRed && !step.IsAlways)
                continue;
            var (exitCode, output, errors) = await Bash.RunAsync(
                step.Lines,
                Workspace,
                [new("PATH", $"{programs}:{Environment.GetEnvironmentVariable("PATH")}"), .. ofTheServer, .. step.Variables]
            );
            isRed |= exitCode != 0;
            result = result with
            {
                ExitCode = step.IsTheGate ? exitCode : result.ExitCode,
                CleanUp = step.IsAlways ? exitCode : result.CleanUp,
                Printed = $"{result.Printed}{output}{errors}",
            };
        }

        return result;
    }

    private void CopyTheScript()
    {
        var copy = Path.Combine(Directory.CreateDirectory(Path.Combine(Workspace, "deploy")).FullName, "gate.sh");
        File.Copy(Path.Combine(PipelineFile.Root, "deploy", "gate.sh"), copy);
    }

    private void Move(string from, string to)
    {
        var target = Path.Combine(Workspace, to);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        Directory.Move(Path.Combine(Workspace, from), target);
    }

    // GitHub's: the first of several that is not empty. What is not known is empty, inputs excepted: the action names those itself.
    private static string Filled(string text, Dictionary<string, string> known) =>
        Expression()
            .Replace(
                text,
                match =>
                    match
                        .Groups["terms"]
                        .Value.Split("||", StringSplitOptions.TrimEntries)
                        .Select(term =>
                            term.StartsWith("inputs.", StringComparison.Ordinal) ? known[term] : known.GetValueOrDefault(term, "")
                        )
                        .FirstOrDefault(value => value.Length > 0)
                    ?? ""
            );

    // Azure's: what is not known stays as it is.
    private static string Expanded(string text, Dictionary<string, string> known) =>
        Macro().Replace(text, match => known.GetValueOrDefault(match.Groups["name"].Value, match.Value));

    [GeneratedRegex(@"\$\{\{(?<terms>[^}]*)\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Expression();

    [GeneratedRegex(@"\$\((?<name>[\w.]+)\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Macro();
}
