using Chatbotics.ProductKit;

namespace Chatbotics.Security.Tests;

/// <summary>One product for all attacks: an attack that harms it fails the others.</summary>
public sealed class AttackedProduct : IAsyncLifetime
{
    public Product Product { get; private set; } = default!;

    public async Task InitializeAsync() => Product = await Product.Start();

    public async Task DisposeAsync() => await Product.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class AttackedProductCollection : ICollectionFixture<AttackedProduct>
{
    public const string Name = "attacked product";
}
