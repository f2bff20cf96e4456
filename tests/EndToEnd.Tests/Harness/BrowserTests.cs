namespace Chatbotics.EndToEnd.Tests.Harness;

/// <summary>All browser tests share one browser and run one after the other: two cores carry no more.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
