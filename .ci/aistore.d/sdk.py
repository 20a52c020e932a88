"""Drives a node with AIStore's own Python SDK: sdk.py ADDRESS FOLDER. Ends with 1 at the first wrong answer."""

import io
import sys
import tarfile
import time
import zipfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

import requests
from aistore import Client
from aistore.sdk import ListObjectFlag
from aistore.sdk.archive_config import ArchiveConfig, ArchiveMode
from aistore.sdk.errors import AISError, ErrBckAlreadyExists, ErrBckNotFound, ErrObjNotFound

address, folder = sys.argv[1], Path(sys.argv[2])
is_encrypted = address.startswith("https")
client = Client(address, skip_verify=is_encrypted)
cluster = client.cluster()
checks = 0


def check(is_right, what):
    global checks
    checks += 1
    if not is_right:
        sys.exit(f"aistore: SDK: {what}")


def fails(kind, call):
    try:
        call()
    except kind:
        return True
    return False


def content(length, seed=0):
    return bytes((i * 31 + (i >> 8) * 17 + seed) & 0xFF for i in range(length))


def names(bucket, **how):
    return [entry.name for entry in bucket.list_all_objects(**how)]


def wait(job_id):
    client.job(job_id=job_id).wait(timeout=60, verbose=False)


def cluster_calls():
    info = cluster.get_info()
    check(len(info.tmap) == 1 and len(info.pmap) == 1, "one proxy and one target")
    check(cluster.is_ready(), "ready")
    check(cluster.get_uuid() == info.uuid, "the cluster's uuid")
    check(cluster.get_primary_url().startswith("http"), "the primary's url")
    target = next(iter(info.tmap))
    check(target in cluster.get_performance(), "performance of the target")
    check("listening" in cluster.get_node_log(target), "the last lines of the log")


def buckets():
    bucket = client.bucket("sdk-bucket").create()
    check(fails(ErrBckAlreadyExists, lambda: client.bucket("sdk-bucket").create()), "a bucket twice")
    client.bucket("sdk-bucket").create(exist_ok=True)
    check("sdk-bucket" in [each.name for each in cluster.list_buckets()], "bucket names")
    check("Ais-Bucket-Props" in bucket.head(), "bucket properties")
    check(fails(ErrBckNotFound, lambda: client.bucket("nonesuch").delete()), "a bucket that is not there")
    client.bucket("nonesuch").delete(missing_ok=True)
    bucket.object("a").get_writer().put_content(b"hello")
    bucket.object("b").get_writer().put_content(b"hello, hello")
    wait(bucket.copy(client.bucket("sdk-copied"), prepend="p-"))
    check(names(client.bucket("sdk-copied")) == ["p-a", "p-b"], "a copied bucket")
    wait(client.bucket("sdk-copied").rename("sdk-renamed"))
    check(names(client.bucket("sdk-renamed")) == ["p-a", "p-b"], "a renamed bucket")
    summary = bucket.summary()
    check(summary is not None, "a summary")
    check(bucket.info() is not None, "bucket info")
    check(fails(AISError, lambda: client.bucket("x" * 300).create()), "a name that is too long")
    client.bucket("sdk-renamed").delete()
    bucket.delete()
    check("sdk-bucket" not in [each.name for each in cluster.list_buckets()], "a bucket that is gone")


def objects(bucket):
    data = content(300_000)
    thing = bucket.object("dir 1/ö//thing?#%41")
    thing.get_writer().put_content(data)
    reader = thing.get_reader()
    check(reader.read_all() == data, "the content of an object")
    check(reader.attributes.size == len(data), "the size of an object")
    check(reader.attributes.checksum_type == "xxhash2", "the checksum of an object")
    check(b"".join(thing.get_reader(chunk_size=1000)) == data, "an object in chunks")
    check(thing.get_reader(byte_range="bytes=5-14").read_all() == data[5:15], "a part of an object")
    check(fails(AISError, lambda: thing.get_reader(byte_range="bytes=400000-").read_all()), "beyond the end")
    check(thing.head()["Content-Length"] == str(len(data)), "HEAD of an object")
    check(thing.head_v2("name,size,checksum,etag").size == len(data), "HEAD of some properties")
    check(thing.get_reader().as_file().read() == data, "an object as a file")
    with thing.get_reader(num_workers=4).read_all() as read:
        check(read.tobytes() == data, "an object by four readers")
    check(thing.get_reader(direct=True).read_all() == data, "an object of the target that the client chose")
    check(requests.get(thing.get_url()).content == data, "an object by its address")
    file = folder / "upload"
    file.write_bytes(content(5_000_000, 1))
    bucket.object("file").get_writer().put_file(str(file))
    check(bucket.object("file").get_reader().read_all() == file.read_bytes(), "a file as an object")
    (folder / "tree" / "sub").mkdir(parents=True, exist_ok=True)
    (folder / "tree" / "one").write_bytes(b"1")
    (folder / "tree" / "sub" / "two").write_bytes(b"22")
    bucket.put_files(str(folder / "tree"), recursive=True, prepend="tree/")
    check(names(bucket, prefix="tree/") == ["tree/one", "tree/sub/two"], "files of a folder")
    thing.get_writer().set_custom_props({"one": "1", "two": "ü"})
    check(thing.get_reader().attributes.custom_metadata["one"] == "1", "custom properties")
    thing.get_writer().set_custom_props({"three": "3"}, replace_existing=True)
    check(list(thing.get_reader().attributes.custom_metadata) == ["three"], "replaced custom properties")
    thing.copy(bucket.object("copied"))
    check(bucket.object("copied").get_reader().read_all() == data, "a copied object")
    thing.delete()
    check(fails(ErrObjNotFound, lambda: thing.get_reader().read_all()), "a deleted object")
    check(fails(AISError, lambda: bucket.object("x").promote("/etc/passwd")), "a file that may not be promoted")


def renames(bucket):
    bucket.object("before").get_writer().put_content(b"hello")
    answer = requests.post(
        f"{address}/v1/objects/{bucket.name}/before", json={"action": "rename-obj", "name": "dir/after"}
    )
    check(answer.status_code == 200, "a renamed object")
    check(bucket.object("dir/after").get_reader().read_all() == b"hello", "the content of a renamed object")


def appends(bucket):
    writer = bucket.object("appended").get_writer()
    handle = writer.append_content(b"one,")
    handle = writer.append_content(b"two,", handle)
    handle = writer.append_content(b"three", handle)
    check(fails(ErrObjNotFound, lambda: bucket.object("appended").get_reader().read_all()), "seen before its end")
    writer.append_content(b"", handle, flush=True)
    check(bucket.object("appended").get_reader().read_all() == b"one,two,three", "an appended object")
    with bucket.object("as-file").get_writer().as_file("w") as out:
        out.write(b"line 1\n")
        out.write(b"line 2\n")
    check(bucket.object("as-file").get_reader().read_all() == b"line 1\nline 2\n", "an object written as a file")


def multipart(bucket):
    parts = [content(700_000, seed) for seed in range(4)]
    upload = bucket.object("multi").multipart_upload().create()
    for number in (3, 1, 4, 2):
        upload.add_part(number).put_content(parts[number - 1])
    upload.complete()
    check(bucket.object("multi").get_reader().read_all() == b"".join(parts), "an object in parts")
    aborted = bucket.object("aborted").multipart_upload().create()
    aborted.add_part(1).put_content(b"x")
    aborted.abort()
    check(fails(AISError, lambda: bucket.object("aborted").get_reader().read_all()), "an aborted upload")


def archives(bucket):
    files = {"a.txt": b"hello", "dir/b.txt": content(200_000), "dir/b.cls": b"7"}
    packed, zipped = io.BytesIO(), io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar, zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as zips:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
            zips.writestr(name, data)
    for name, data in {"in.tgz": packed.getvalue(), "in.zip": zipped.getvalue()}.items():
        archive = bucket.object(name)
        archive.get_writer().put_content(data)
        for member, wanted in files.items():
            read = archive.get_reader(archive_config=ArchiveConfig(archpath=member)).read_all()
            check(read == wanted, f"{member} in {name}")
        found = archive.get_reader(archive_config=ArchiveConfig(regex="dir/b", mode=ArchiveMode.WDSKEY)).read_all()
        with tarfile.open(fileobj=io.BytesIO(found)) as tar:
            check(sorted(tar.getnames()) == ["dir/b.cls", "dir/b.txt"], f"files that fit in {name}")
        listed = [entry.name for entry in bucket.list_all_objects(prefix=name, flags=[ListObjectFlag.ARCH_DIR])]
        check(listed == [name] + [f"{name}/{member}" for member in files], f"the files of {name} in a list")
        none = ArchiveConfig(archpath="zz")
        check(fails(AISError, lambda: archive.get_reader(archive_config=none).read_all()), f"none in {name}")


def new_archives(bucket):
    other = client.bucket("sdk-archives").create()
    files = {f"src/o{number}": content(1000 * number, number) for number in range(1, 6)}
    for name, data in files.items():
        bucket.object(name).get_writer().put_content(data)
    for name in ("new.tar", "new.tgz", "new.tar.lz4", "new.zip"):
        for job in bucket.objects(obj_names=["src/o1", "src/o2"]).archive(name, to_bck=other):
            client.job(job_id=job).wait_for_idle(timeout=60)
        check(members(other.object(name)) == {each: files[each] for each in ("src/o1", "src/o2")}, f"made {name}")
        how = {"to_bck": other, "allow_append": True, "include_source_name": True}
        for job in bucket.objects(obj_template="src/o{3..4}").archive(name, **how):
            wait(job)
        for number in (3, 4):
            read = ArchiveConfig(archpath=f"{bucket.name}/src/o{number}")
            data = other.object(name).get_reader(archive_config=read).read_all()
            check(data == files[f"src/o{number}"], f"o{number} added to {name}")
    strict = bucket.objects(obj_names=["src/o1", "nonesuch"]).archive("strict.tar")
    wait(strict[0])
    check("nonesuch" in client.job(job_id=strict[0]).status().err, "an object that is missing")
    check(fails(AISError, lambda: bucket.object("strict.tar").get_reader().read_all()), "no archive without it")
    wait(bucket.objects(obj_names=["src/o1", "nonesuch"]).archive("some.tar", continue_on_err=True)[0])
    check(list(members(bucket.object("some.tar"))) == ["src/o1"], "an archive without it")
    url = f"{address}/v1/objects/{bucket.name}/some.tar?provider=ais&archpath=put/one"
    check(requests.put(url, data=files["src/o5"], timeout=60).status_code == 200, "a file put into an archive")
    check(members(bucket.object("some.tar")) == {"src/o1": files["src/o1"], "put/one": files["src/o5"]}, "both files")
    check(requests.put(url, data=b"again", timeout=60).status_code == 409, "a file that is there")
    other.delete()


def members(archive):
    data = archive.get_reader().read_all()
    if archive.name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as zips:
            check(zips.testzip() is None, f"{archive.name} is sound")
            return {name: zips.read(name) for name in zips.namelist()}
    if archive.name.endswith(".lz4"):
        found = archive.get_reader(archive_config=ArchiveConfig(regex=".*", mode=ArchiveMode.REGEXP))
        data = found.read_all()
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        return {entry.name: tar.extractfile(entry).read() for entry in tar}


def listing(bucket):
    for number in range(125):
        bucket.object(f"list/o{number:03}").get_writer().put_content(str(number).encode())
    page = bucket.list_objects(prefix="list/", page_size=50)
    check(len(page.entries) == 50 and page.continuation_token == "list/o049", "the first page")
    after = bucket.list_objects(
        prefix="list/", page_size=50, uuid=page.uuid, continuation_token=page.continuation_token
    )
    check(after.entries[0].name == "list/o050", "the second page")
    check(len(bucket.list_all_objects(prefix="list/", page_size=50)) == 125, "all pages")
    check(len(list(bucket.list_objects_iter(prefix="list/", page_size=7))) == 125, "pages by an iterator")
    entry = bucket.list_objects(prefix="list/o007", props="name,size,version,checksum,atime,cached").entries[0]
    check(entry.size == 1 and entry.version == "1" and len(entry.checksum) == 16, "properties in a list")
    check(len(list(bucket.list_urls(prefix="list/"))) == 125, "addresses of objects")
    bare = bucket.list_objects(prefix="list/o007", flags=[ListObjectFlag.NAME_ONLY]).entries[0]
    check(bare.name == "list/o007" and not bare.size and not bare.checksum, "names alone")
    sized = bucket.list_objects(prefix="list/o007", flags=[ListObjectFlag.NAME_SIZE]).entries[0]
    check(sized.size == 1 and not sized.checksum, "names and sizes")
    bucket.object("list/deep/er").get_writer().put_content(b"x")
    flat = names(bucket, prefix="list/", flags=[ListObjectFlag.NO_RECURSION])
    check("list/o007" in flat and "list/deep/er" not in flat, "no recursion")
    check(any(name.startswith("list/deep") for name in flat), "a folder in its place")
    bucket.object("list/deep/er").delete()
    check(len(names(bucket, prefix="list/", flags=[ListObjectFlag.CACHED])) == 125, "what is here")


def groups(bucket):
    other = client.bucket("sdk-other").create(exist_ok=True)
    for job in bucket.objects(obj_template="list/o{000..009}").copy(other):
        wait(job)
    check(len(names(other)) == 10, "copied objects")
    wait(bucket.objects(obj_names=["list/o000", "list/o001"]).delete())
    wait(bucket.objects(obj_template="list/o{010..019}").delete())
    check(len(names(bucket, prefix="list/")) == 113, "deleted objects")
    other.delete()


def jobs(bucket):
    job_id = bucket.objects(obj_names=["nonesuch"]).delete()
    wait(job_id)
    status = client.job(job_id=job_id).status()
    check(status.end_time > 0 and not status.aborted, "the status of a job")
    check(job_id in [each.uuid for each in cluster.list_jobs_status()], "the status of all jobs")
    check(isinstance(cluster.list_running_jobs(), list), "running jobs")
    check(client.job(job_id=job_id).get_details().list_snapshots()[0].id == job_id, "the details of a job")
    check(fails(AISError, lambda: client.job(job_id="nonesuch").status()), "a job that is not there")
    check(client.job(job_kind="lru").start() != "", "a job that is started")
    target = next(iter(cluster.get_info().tmap))
    resilver = client.job(job_kind="resilver").start(daemon_id=target)
    wait(resilver)
    check(client.job(job_id=resilver).status().err == "", "a resilver of the target")
    within = client.job(job_kind="resilver").get_within_timeframe(datetime.now(timezone.utc) - timedelta(minutes=5))
    check(resilver in [snapshot.id for snapshot in within], "jobs of the last minutes")


def network():
    bucket = client.bucket("network", provider="aws")
    found = names(bucket)
    check(found == ["1", "2", "3", "4"], f"the network's objects: {found}")
    wait(bucket.objects(obj_names=["3"]).prefetch())
    check(bucket.object("3").head()["Ais-Present"] == "true", "a prefetched object")
    data = bucket.object("3").get_reader().read_all()
    check(len(data) == int(bucket.object("3").head()["Content-Length"]), "an object of the network")
    wait(bucket.objects(obj_names=["3"]).evict())
    check(bucket.object("3").head()["Ais-Present"] == "false", "an evicted object")
    check(bucket.object("4").get_reader(byte_range="bytes=10-19").read_all() is not None, "a part of a cold object")
    bucket.evict()
    check(fails(AISError, lambda: bucket.object("new").get_writer().put_content(b"x")), "written to the network")


started = time.monotonic()
work = client.bucket("sdk-work").create(exist_ok=True)
if is_encrypted:
    for part in (appends, multipart, listing):
        part(work)
else:
    cluster_calls()
    buckets()
    for part in (objects, renames, appends, multipart, archives, new_archives, listing, groups, jobs):
        part(work)
    network()
work.delete()
how = " over TLS" if is_encrypted else ""
print(f"aistore: {checks} answers to the Python SDK{how} in {time.monotonic() - started:.0f} s")
