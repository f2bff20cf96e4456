namespace Chatbotics.Channels.Tests.Fixtures;

[CollectionDefinition(Name)]
public sealed class FixtureCollection : ICollectionFixture<FixtureTable>
{
    public const string Name = "fixtures";
}
