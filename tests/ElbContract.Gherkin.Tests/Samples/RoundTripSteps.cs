using Xunit.Sdk;
using Xunit.v3;

namespace ElbContract.Gherkin.Tests.Samples;

[Binding]
public sealed class RoundTripSteps
{
    private readonly IXunitTestCase _test = (IXunitTestCase)TestContext.Current.TestCase!;
    private IXunitTestCase? _copy;

    [When("the test is written down and read again")]
    public void WhenTheTestIsWrittenDownAndReadAgain() =>
        _copy = SerializationHelper.Instance.Deserialize<IXunitTestCase>(SerializationHelper.Instance.Serialize(_test));

    [Then("it is the same test of {string}")]
    public void ThenItIsTheSameTestOf(string className)
    {
        _copy!.UniqueID.Should().Be(_test.UniqueID);
        _copy.TestClassName.Should().Be(className);
        ((XunitTestCase)_copy).TestMethodArguments.Should().Equal(((XunitTestCase)_test).TestMethodArguments);
        _copy.Traits["Category"].Should().Equal("travelling");
        _copy.TestCollection.CollectionFixtureTypes.Should().Equal(_test.TestCollection.CollectionFixtureTypes);
    }
}
