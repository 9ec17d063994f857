"""Runs the client tests of a checkout of Eclipse Paho's MQTT interoperability suite and prints one
line a test: paho.py CHECKOUT PORT MODULE, where MODULE is client_test (3.1.1) or client_test5 (5)."""
import logging
import os
import sys
import unittest

folder, port, name = os.path.join(sys.argv[1], "interoperability"), int(sys.argv[2]), sys.argv[3]
sys.path.insert(0, folder)
os.chdir(folder)
logging.disable(logging.CRITICAL)
suite = __import__(name)
prefix = "client_test5/" if name.endswith("5") else ""
suite.host = "127.0.0.1"
suite.port = port
suite.topic_prefix = prefix
suite.topics = [prefix + t for t in ("TopicA", "TopicA/B", "Topic/C", "TopicA/C", "/TopicA")]
suite.wildtopics = [prefix + t for t in
                    ("TopicA/+", "+/C", "#", "/#", "/+", "+/+", "TopicA/#")]
# The development listener keeps the devices' own topics to itself.
suite.nosubscribe_topics = ("$aws/things/any/shadow/get/accepted",)
suite.setData = lambda: None  # it would set all of these again


class Lines(unittest.TestResult):
    def addSuccess(self, test):
        print("good", test.id().split(".")[-1], flush=True)

    def addError(self, test, error):
        print("MISS", test.id().split(".")[-1], error[0].__name__, str(error[1])[:200].replace("\n", " "), flush=True)

    def addSkip(self, test, reason):
        print("skip", test.id().split(".")[-1], reason, flush=True)

    addFailure = addError


unittest.defaultTestLoader.loadTestsFromModule(suite).run(Lines())
