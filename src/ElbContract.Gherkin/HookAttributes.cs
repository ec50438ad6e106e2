namespace ElbContract.Gherkin;

/// <summary>A method that runs around a test run, feature, scenario or step; those of a test run or a feature are static.</summary>
/// <param name="tags">Any one of these on the scenario (or feature), with or without @; none: always.</param>
public abstract class HookAttribute(string[] tags) : Attribute
{
    public const int DefaultOrder = 10000;

    public IReadOnlyList<string> Tags { get; } = [.. tags.Select(tag => tag.TrimStart('@'))];

    /// <summary>Lower runs first, in Before and After hooks alike.</summary>
    public int Order { get; set; } = DefaultOrder;

    internal virtual bool MustBeStatic => false;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class BeforeTestRunAttribute() : HookAttribute([])
{
    internal override bool MustBeStatic => true;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class AfterTestRunAttribute() : HookAttribute([])
{
    internal override bool MustBeStatic => true;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class BeforeFeatureAttribute(params string[] tags) : HookAttribute(tags)
{
    internal override bool MustBeStatic => true;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class AfterFeatureAttribute(params string[] tags) : HookAttribute(tags)
{
    internal override bool MustBeStatic => true;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class BeforeScenarioAttribute(params string[] tags) : HookAttribute(tags);

[AttributeUsage(AttributeTargets.Method)]
public sealed class AfterScenarioAttribute(params string[] tags) : HookAttribute(tags);

[AttributeUsage(AttributeTargets.Method)]
public sealed class BeforeStepAttribute(params string[] tags) : HookAttribute(tags);

[AttributeUsage(AttributeTargets.Method)]
public sealed class AfterStepAttribute(params string[] tags) : HookAttribute(tags);
