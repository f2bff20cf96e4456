namespace Chatbotics.Runtime.Tests.Calls;

public interface IGuidGrain : IGrainWithGuidKey
{
    Task<Guid> Key();
}

public interface INumberGrain : IGrainWithIntegerKey
{
    Task<long> Key();
}

public interface IGuidPairGrain : IGrainWithGuidCompoundKey
{
    Task<string> Key();
}

public interface INumberPairGrain : IGrainWithIntegerCompoundKey
{
    Task<string> Key();
}

public interface IFirstFace : IGrainWithStringKey
{
    Task<string> First();
}

public interface ISecondFace : IGrainWithStringKey
{
    Task<string> Second();
}

public sealed class GuidGrain : Grain, IGuidGrain
{
    public Task<Guid> Key() => Task.FromResult(this.GetPrimaryKey());
}

public sealed class NumberGrain : Grain, INumberGrain
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}

public sealed class GuidPairGrain : Grain, IGuidPairGrain
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKey(out var extension)} {extension}");
}

public sealed class NumberPairGrain : Grain, INumberPairGrain
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKeyLong(out var extension)} {extension}");
}

[GrainType("two-faced")]
public sealed class TwoFacedGrain : Grain, IFirstFace, ISecondFace
{
    private int _calls;

    public Task<string> First() => Task.FromResult($"first {++_calls}");

    public Task<string> Second() => Task.FromResult($"second {++_calls}");
}

[Collection(nameof(ClusterFixture))]
public sealed class IdentityTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Guid_keys_come_back()
    {
        var key = Guid.NewGuid();
        var grain = cluster.Grains.GetGrain<IGuidGrain>(key);

        Assert.Equal(key, await grain.Key());
        Assert.Equal(key, grain.GetPrimaryKey());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task Integer_keys_come_back(long key)
    {
        var grain = cluster.Grains.GetGrain<INumberGrain>(key);

        Assert.Equal(key, await grain.Key());
        Assert.Equal(key, grain.GetPrimaryKeyLong());
    }

    [Fact]
    public async Task Compound_keys_come_back()
    {
        var key = Guid.NewGuid();

        Assert.Equal($"{key} north+south", await cluster.Grains.GetGrain<IGuidPairGrain>(key, "north+south", null).Key());
        Assert.Equal("-7 north+south", await cluster.Grains.GetGrain<INumberPairGrain>(-7, "north+south", null).Key());
    }

    [Fact]
    public void A_grain_id_is_its_type_and_key()
    {
        var grain = cluster.Grains.GetGrain<IFirstFace>("a");

        Assert.Equal("two-faced/a", grain.GetGrainId().ToString());
        Assert.Equal(GrainId.Create("two-faced", "a"), grain.GetGrainId());
        Assert.Equal(grain.GetGrainId(), GrainId.Parse("two-faced/a", null));
        Assert.Equal("a", grain.GetPrimaryKeyString());
        Assert.Equal("guid", cluster.Grains.GetGrain<IGuidGrain>(Guid.NewGuid()).GetGrainId().Type.ToString());
    }

    [Theory]
    [InlineData("a", 0x56740D55)]
    [InlineData("abc", 0xFF53D132)]
    [InlineData("Nobody inspects the spammish repetition", 0x2F3B29E2)]
    public void The_uniform_hash_is_the_32_bit_xxHash_byte_by_byte_reversed(string text, uint hash)
    {
        // Reminder tables store it, so it must never change.
        Assert.Equal(hash, IdSpan.Create(text).GetUniformHashCode());
        Assert.Equal(unchecked((0xFF53D132 * 31) + hash), GrainId.Create("abc", text).GetUniformHashCode());
    }

    [Fact]
    public async Task All_interfaces_of_a_grain_lead_to_one_activation()
    {
        cluster.New<IFirstFace>(out var key);
        var first = cluster.Grains.GetGrain<IFirstFace>(key);

        Assert.Equal("first 1", await first.First());
        Assert.Equal("second 2", await cluster.Grains.GetGrain<ISecondFace>(key).Second());
        Assert.Equal("second 3", await first.AsReference<ISecondFace>().Second());
        Assert.Equal("second 4", await cluster.Grains.GetGrain<ISecondFace>(first.GetGrainId()).Second());
    }

    [Fact]
    public void References_to_one_grain_are_equal()
    {
        var one = (GrainReference)cluster.Grains.GetGrain<IFirstFace>("same");
        var other = (GrainReference)cluster.Grains.GetGrain<IFirstFace>("same");

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, (GrainReference)cluster.Grains.GetGrain<IFirstFace>("another"));
    }

    [Fact]
    public async Task Grains_are_found_by_the_type_of_their_interface()
    {
        var grain = (ICallGrain)cluster.Grains.GetGrain(typeof(ICallGrain), "by type");

        Assert.Equal("by type", await grain.Key());
    }

    [Fact]
    public void An_interface_without_a_class_is_refused()
    {
        Assert.Throws<ArgumentException>(() => cluster.Grains.GetGrain<INobodyGrain>("x"));
    }
}

public interface INobodyGrain : IGrainWithStringKey
{
    Task Nothing();
}
