using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Tests.People;

[Collection(PeopleHostCollection.Name)]
public sealed class TenantCallFilterTests(PeopleHost host) : EngineTests
{
    [Fact]
    public async Task A_member_of_one_workspace_reaches_no_grain_of_another()
    {
        var owner = await host.NewWorkspace("tf-one");
        await host.NewWorkspace("tf-two");
        using (Caller.Use(await host.Member("tf-one", owner)))
        {
            Assert.Single((await host.People("tf-one").List()).Members);
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.People("tf-two").List());
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Audit("tf-two").Read(new AuditQuery()));
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Grains.GetGrain<IWorkspaceGrain>("tf-two").Get());
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Grains.GetGrain<IAuditSegmentGrain>("tf-two/000000").Read());
        }
    }

    [Theory]
    [InlineData("tf-one/../tf-two")]
    [InlineData("tf-one2")]
    [InlineData("TF-ONE")]
    [InlineData("tf-on\u0435")]
    [InlineData("tf-two/tf-one")]
    public async Task No_spelling_of_a_key_reaches_into_another_workspace(string key)
    {
        using (Caller.Use(new Caller { AccountId = new string('1', 32), Tenant = "tf-one", Permissions = PermissionSet.All }))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => host.People(key).List());
            await Assert.ThrowsAnyAsync<Exception>(() => host.Audit(key).Read(new AuditQuery()));
        }
    }

    [Fact]
    public async Task Nobody_reaches_another_person_s_account()
    {
        var ada = await host.NewAccount("ada@tf.test");
        var eve = await host.NewAccount("eve@tf.test");
        using (Caller.Use(new Caller { AccountId = eve }))
        {
            Assert.NotNull(await host.Account(eve).GetProfile());
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Account(ada).GetProfile());
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Account(ada).ListSessions(null));
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Accounts.Find("ada@tf.test"));
        }

        // Not even a key that ada made: keys are for workspaces.
        using (Caller.Use(new Caller { AccountId = ada, ApiKeyId = "0123456789abcdef" }))
        {
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Account(ada).GetProfile());
        }
    }

    [Fact]
    public async Task Outside_of_any_workspace_one_reaches_none()
    {
        var owner = await host.NewWorkspace("tf-none");
        using (Caller.Use(new Caller { AccountId = owner }))
        {
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.People("tf-none").List());
        }
    }

    [Fact]
    public async Task The_engine_itself_passes_and_its_sections_end()
    {
        await host.NewWorkspace("tf-engine");
        using (Caller.Use(new Caller { AccountId = new string('1', 32) }))
        {
            using (Caller.Use(Caller.Engine))
            {
                Assert.Single((await host.People("tf-engine").List()).Members);
            }

            Assert.False(Caller.Current!.IsEngine);
        }

        Assert.Equal(Caller.Engine, Caller.Current);
    }

    [Fact]
    public async Task Who_forgets_to_say_for_whom_gets_nothing_from_the_grains_that_guard_people()
    {
        var owner = await host.NewWorkspace("tf-nobody");
        using (Caller.Use(null))
        {
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.People("tf-nobody").List());
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.People("tf-nobody").GetAccess(owner));
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Account(owner).GetProfile());
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Audit("tf-nobody").Read(new AuditQuery()));
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.ApiKeys("tf-nobody").List());
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.Accounts.Find("owner@tf-nobody.test"));
            Assert.NotNull(await host.Grains.GetGrain<IWorkspaceGrain>("tf-nobody").Get());
        }
    }

    [Fact]
    public async Task Somebody_who_is_no_member_sees_nobody_even_with_the_right_workspace()
    {
        await host.NewWorkspace("tf-stranger");
        var stranger = await host.NewAccount("stranger@tf.test");
        using (Caller.Use(new Caller { AccountId = stranger, Tenant = "tf-stranger", Permissions = PermissionSet.All }))
        {
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.People("tf-stranger").List());
        }
    }
}
