namespace Chatbotics.Runtime.Tests.Storage;

[GenerateSerializer]
public sealed class Notes
{
    [Id(0)]
    public string Text { get; set; } = "";

    [Id(1)]
    public List<string> Lines { get; set; } = [];
}

public interface INotesGrain : IGrainWithStringKey
{
    Task<string> Text();

    Task Write(string text);

    Task ChangeInMemory(string text);

    Task Reread();

    Task Clear();

    Task End();

    Task<bool> Exists();

    Task<string?> Version();

    Task<int> CountLines();
}

public sealed class NotesGrain(
    [PersistentState("notes")] IPersistentState<Notes> notes,
    [PersistentState("copies", "other")] IPersistentState<Notes> copies) : Grain, INotesGrain
{
    public Task<string> Text() => Task.FromResult($"{notes.State.Text}/{copies.State.Text}");

    public async Task Write(string text)
    {
        notes.State.Text = text;
        notes.State.Lines.Add(text);
        await notes.WriteStateAsync();
        if (text.StartsWith("both", StringComparison.Ordinal))
        {
            copies.State.Text = text;
            await copies.WriteStateAsync();
        }
    }

    public Task ChangeInMemory(string text)
    {
        notes.State.Text = text;
        notes.State.Lines.Add(text);
        return Task.CompletedTask;
    }

    public Task Reread() => notes.ReadStateAsync();

    public Task Clear() => notes.ClearStateAsync();

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<bool> Exists() => Task.FromResult(notes.RecordExists);

    public Task<string?> Version() => Task.FromResult(notes.Etag);

    public Task<int> CountLines() => Task.FromResult(notes.State.Lines.Count);
}

public interface IOldStyleGrain : IGrainWithStringKey
{
    Task Write(string text);

    Task<string> Text();

    Task End();
}

[Orleans.Providers.StorageProvider(ProviderName = "other")]
public sealed class OldStyleGrain : Grain<Notes>, IOldStyleGrain
{
    public Task Write(string text)
    {
        State.Text = text;
        return WriteStateAsync();
    }

    public Task<string> Text() => Task.FromResult(State.Text);

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public interface IFragileGrain : IGrainWithStringKey
{
    Task<Guid> Id();

    Task Write();

    Task WriteAndSwallow();
}

public sealed class FragileGrain([PersistentState("fragile", "broken")] IPersistentState<Notes> state) : Grain, IFragileGrain
{
    private readonly Guid _id = Guid.NewGuid();

    public Task<Guid> Id() => Task.FromResult(_id);

    public Task Write() => state.WriteStateAsync();

    public async Task WriteAndSwallow()
    {
        try
        {
            await state.WriteStateAsync();
        }
        catch (Orleans.Storage.InconsistentStateException)
        {
            // The grain knows what to do.
        }
    }
}

public interface IHomelessGrain : IGrainWithStringKey
{
    Task Nothing();
}

public sealed class HomelessGrain([PersistentState("x", "nowhere")] IPersistentState<Notes> state) : Grain, IHomelessGrain
{
    public Task Nothing() => state.ReadStateAsync();
}

[Collection(nameof(ClusterFixture))]
public sealed class StorageTests(ClusterFixture cluster)
{
    [Fact]
    public async Task A_state_that_was_never_stored_is_empty()
    {
        var grain = cluster.New<INotesGrain>();

        Assert.Equal("/", await grain.Text());
        Assert.False(await grain.Exists());
        Assert.Null(await grain.Version());
    }

    [Fact]
    public async Task A_stored_state_outlives_the_activation()
    {
        var grain = cluster.New<INotesGrain>();
        await grain.Write("kept");
        Assert.True(await grain.Exists());
        var version = await grain.Version();
        Assert.NotNull(version);

        await grain.End();

        Assert.Equal("kept/", await grain.Text().Soon());
        Assert.Equal(version, await grain.Version());
        await grain.Write("kept again");
        Assert.NotEqual(version, await grain.Version());
    }

    [Fact]
    public async Task Storages_are_chosen_by_name()
    {
        var grain = cluster.New<INotesGrain>();

        await grain.Write("both");
        await grain.Write("default only");
        await grain.End();

        Assert.Equal("default only/both", await grain.Text().Soon());
    }

    [Fact]
    public async Task What_was_not_written_is_lost()
    {
        var grain = cluster.New<INotesGrain>();
        await grain.Write("written");
        await grain.ChangeInMemory("not written");
        Assert.Equal(2, await grain.CountLines());

        await grain.Reread();

        Assert.Equal("written/", await grain.Text());
        Assert.Equal(1, await grain.CountLines());
    }

    [Fact]
    public async Task A_cleared_state_is_empty_now_and_later()
    {
        var grain = cluster.New<INotesGrain>();
        await grain.Write("gone");

        await grain.Clear();
        Assert.False(await grain.Exists());
        Assert.Equal("/", await grain.Text());
        await grain.End();

        Assert.Equal("/", await grain.Text().Soon());
        await grain.Write("new");
        Assert.True(await grain.Exists());
    }

    [Fact]
    public async Task A_grain_with_one_state_reads_it_before_its_first_call()
    {
        var grain = cluster.New<IOldStyleGrain>();
        Assert.Equal("", await grain.Text());
        await grain.Write("old style");

        await grain.End();

        Assert.Equal("old style", await grain.Text().Soon());
    }

    [Fact]
    public async Task A_conflict_reaches_the_caller_and_ends_the_activation()
    {
        var grain = cluster.Grains.GetGrain<IFragileGrain>($"conflict {Guid.NewGuid()}");
        var first = await grain.Id();

        await Assert.ThrowsAsync<Orleans.Storage.InconsistentStateException>(() => grain.Write().Soon());

        Assert.NotEqual(first, await grain.Id().Soon());
    }

    [Fact]
    public async Task A_conflict_that_the_grain_handles_ends_nothing()
    {
        var grain = cluster.Grains.GetGrain<IFragileGrain>($"conflict {Guid.NewGuid()}");
        var first = await grain.Id();

        await grain.WriteAndSwallow();

        Assert.Equal(first, await grain.Id());
    }

    [Fact]
    public async Task A_failed_write_reaches_the_caller_and_ends_nothing()
    {
        var grain = cluster.Grains.GetGrain<IFragileGrain>($"write {Guid.NewGuid()}");
        var first = await grain.Id();

        var failure = await Assert.ThrowsAsync<OrleansException>(() => grain.Write().Soon());

        Assert.IsType<IOException>(failure.InnerException);
        Assert.Equal(first, await grain.Id());
    }

    [Fact]
    public async Task A_failed_read_fails_the_activation()
    {
        var grain = cluster.Grains.GetGrain<IFragileGrain>($"read {Guid.NewGuid()}");

        var failure = await Assert.ThrowsAsync<OrleansException>(() => grain.Id().Soon());

        Assert.Contains("The disk is gone.", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_that_nobody_registered_is_named()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.New<IHomelessGrain>().Nothing().Soon());

        Assert.Contains("No storage provider named \"nowhere\"", failure.ToString(), StringComparison.Ordinal);
    }
}
