using System.ComponentModel;
using Xunit.Sdk;
using Xunit.v3;

namespace ElbContract.Gherkin.Discovery;

/// <summary>The class of a feature's tests, named after the file as filters and reports want it, and as Reqnroll does:
/// BackendPortFeature.</summary>
internal sealed class FeatureClass : XunitTestClass, ITestClassMetadata
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("For the deserializer.")]
    public FeatureClass() { }

    public FeatureClass(Type type, IXunitTestCollection feature)
        : base(type, feature) { }

    string ITestClassMetadata.TestClassName => $"{TestClassNamespace}.{Name}";

    string ITestClassMetadata.TestClassSimpleName => Name;

    private string Name =>
        string.Concat(
            Path.GetFileNameWithoutExtension(TestCollection.TestCollectionDisplayName)
                .Split('-', '_', ' ', '.')
                .Where(word => word.Length > 0)
                .Select(word => char.ToUpperInvariant(word[0]) + word[1..])
        ) + "Feature";
}
